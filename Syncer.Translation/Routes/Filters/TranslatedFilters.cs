// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;

namespace Syncer.Translation.Routes.Filters;

/// <summary>What the filters of a rule or backendRef mean to the data plane.</summary>
internal sealed record TranslatedFilters
{
    public static TranslatedFilters None { get; } = new();

    /// <summary>The policies, in the order of spec gateways-routes 3.9.</summary>
    public IReadOnlyList<TrafficPolicySpec> Policies { get; init; } = [];

    /// <summary>A filter that cannot be carried out. It may not be skipped, so requests must fail (Gateway API, HTTPRouteFilter).</summary>
    public RouteProblem? Invalid { get; init; }

    /// <summary>References of filters that could not be resolved.</summary>
    public IReadOnlyList<RouteProblem> Unresolved { get; init; } = [];

    /// <summary>Whether requests must fail because nobody can say whether they may pass.</summary>
    public bool Unauthorized { get; init; }

    /// <summary>Whether requests must be answered with an error instead of being processed.</summary>
    public bool MustFail => Invalid is not null || Unauthorized;
}
