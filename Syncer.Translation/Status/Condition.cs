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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    [property: JsonPropertyOrder(1)]
        long ObservedGeneration = 0
)
{
    private const int MaxMessageLength = 32768;

    /// <summary>For people; cut to what an API server stores, 32,768 characters.</summary>
    public string Message { get; init; } = Message.Length <= MaxMessageLength ? Message : Message[..MaxMessageLength];
}
