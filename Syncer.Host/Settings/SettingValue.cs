// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;

namespace Syncer.Host.Settings;

/// <summary>A setting with the value that counts.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Value">Its value.</param>
/// <param name="Origin">Who chose it: <c>default</c>, the path of a file, a variable or an option.</param>
public sealed record SettingValue(Setting Setting, JsonNode Value, string Origin);
