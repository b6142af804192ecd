// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;

namespace Syncer.Translation.Rows.Policies;

/// <summary>The objects of a kind that carry all of the labels, in the namespace of the policy.</summary>
public sealed record PolicyTargetSelector
{
    public string Group
    {
        get;
        init => field = value ?? "";
    } = "";

    public string Kind
    {
        get;
        init => field = value ?? "";
    } = "";

    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet MatchLabels
    {
        get;
        init => field = value ?? LabelSet.Empty;
    } = LabelSet.Empty;

    public string? SectionName { get; init; }

    public int? Port { get; init; }
}
