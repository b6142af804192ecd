// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Syncer.Translation;

/// <summary>How settings are read and written as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(SyncerSettings))]
public sealed partial class SyncerSettingsJson : JsonSerializerContext;
