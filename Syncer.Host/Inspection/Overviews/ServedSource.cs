// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Cluster;

namespace Syncer.Host.Inspection.Overviews;

/// <summary>What is known of where the objects of a server come from.</summary>
internal sealed record ServedSource
{
    /// <summary>The folders, or the address of the API server.</summary>
    public required string Description { get; init; }

    /// <summary>How following each kind goes; empty where nothing is followed kind by kind.</summary>
    public Func<IReadOnlyList<KindState>> KindStates { get; init; } = () => [];

    /// <summary>What is wrong with the input itself.</summary>
    public Func<IReadOnlyList<InputProblem>> Problems { get; init; } = () => [];

    /// <summary>Whether this replica writes statuses; unknown where there are none to write.</summary>
    public Func<bool?> IsLeading { get; init; } = () => null;
}
