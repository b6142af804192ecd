// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Core;

/// <summary>A condition of a <see cref="Pod"/>, without its times and texts.</summary>
public sealed record PodCondition
{
    internal const string Ready = "Ready";

    public string Type
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary><c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    public string Status
    {
        get;
        init => field = value ?? "";
    } = "";
}
