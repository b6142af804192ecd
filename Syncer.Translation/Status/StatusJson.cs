// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Syncer.Translation.Status;

/// <summary>How statuses that several kinds have are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(PolicyStatus))]
[JsonSerializable(typeof(ConditionsStatus))]
internal sealed partial class StatusJson : JsonSerializerContext;
