// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Overviews;

/// <summary>How a running server does, at a glance.</summary>
internal sealed record Overview
{
    public required string Version { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Where the objects come from.</summary>
    public required string Source { get; init; }

    /// <summary>What is waited for before everything is served; empty when it is.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Whether this replica writes statuses; unknown where there are none to write.</summary>
    public bool? IsLeading { get; init; }

    public required long Epoch { get; init; }

    public required IReadOnlyList<SourceOverview> Kinds { get; init; }

    public required IReadOnlyList<GatewayOverview> Gateways { get; init; }

    /// <summary>The objects whose conditions are not as they should be, a few of them.</summary>
    public required IReadOnlyList<ObjectProblem> Problems { get; init; }

    public required int ProblemCount { get; init; }

    /// <summary>What is wrong with the input itself, such as manifests that cannot be read.</summary>
    public required IReadOnlyList<InputProblem> InputProblems { get; init; }

    public required ActivityTotals Totals { get; init; }
}
