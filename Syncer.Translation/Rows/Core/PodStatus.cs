// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Syncer.Translation.Rows.Core;

/// <summary>The status of a <see cref="Pod"/>, without what changes while it runs undisturbed.</summary>
public sealed record PodStatus
{
    /// <summary><c>Pending</c>, <c>Running</c>, <c>Succeeded</c>, <c>Failed</c> or <c>Unknown</c>.</summary>
    public string Phase
    {
        get;
        init => field = value ?? "";
    } = "";

    public string PodIP
    {
        get;
        init => field = value ?? "";
    } = "";

    public ValueList<PodIP> PodIPs
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The Ready condition, if there is one; the others are dropped.</summary>
    public ValueList<PodCondition> Conditions
    {
        get;
        init => field = [.. (value ?? []).Where(condition => condition.Type == PodCondition.Ready)];
    } = [];

    [JsonIgnore]
    public bool IsReady => Conditions.Any(condition => condition.Status == "True");
}
