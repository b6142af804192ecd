// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Syncer.Translation.Policies;

/// <summary>Which of the policies of one kind are served that set the same for the same target.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CompetingPolicies>))]
public enum CompetingPolicies
{
    /// <summary>All of them: the data plane chooses, in an order that is not defined.</summary>
    [JsonStringEnumMemberName("all")]
    All,

    /// <summary>The oldest, then the first by namespace and name; the status of the others says so (GEP-713).</summary>
    [JsonStringEnumMemberName("oldest")]
    Oldest,
}
