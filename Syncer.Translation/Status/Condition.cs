// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Syncer.Translation.Status;

/// <summary>
/// A status condition as it should be. It has no time: whoever writes it keeps the live condition's time where the status
/// did not change (spec gateways-routes 4.7).
/// </summary>
public sealed record Condition(
    string Type,
    [property: JsonConverter(typeof(ConditionStatusConverter))] bool Status,
    string Reason,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long ObservedGeneration = 0
);
