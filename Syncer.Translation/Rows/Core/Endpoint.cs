// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Core;

/// <summary>An endpoint of an <see cref="EndpointSlice"/>.</summary>
public sealed record Endpoint
{
    public ValueList<string> Addresses
    {
        get;
        init => field = value ?? [];
    } = [];

    public EndpointConditions Conditions
    {
        get;
        init => field = value ?? new();
    } = new();

    /// <summary>The object that stands behind the endpoint, a pod as a rule.</summary>
    public ObjectReference? TargetRef { get; init; }
}
