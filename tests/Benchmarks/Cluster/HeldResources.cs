// SPDX-License-Identifier: Apache-2.0

using Syncer.Xds;

namespace Benchmarks.Cluster;

/// <summary>What a proxy holds, by name and version. Thread-safe.</summary>
internal sealed class HeldResources
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _versions = [];
    private readonly HashSet<XdsResourceType> _answered = [];

    /// <summary>How many resources have been received, each change of one counted.</summary>
    public long Received { get; private set; }

    /// <summary>Whether the first answers for all types have been received.</summary>
    public bool IsComplete
    {
        get
        {
            lock (_gate)
                return _answered.Count == XdsResourceType.All.Count;
        }
    }

    /// <summary>Follows a proxy until it is cancelled.</summary>
    public async Task FollowAsync(DeltaXdsClient proxy, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var update in proxy.WatchAsync(cancellationToken))
                Apply(update);
        }
        catch (OperationCanceledException)
        {
            // Enough.
        }
    }

    /// <summary>How many resources are not in both with the same version.</summary>
    public int CountDifferences(HeldResources other)
    {
        lock (_gate)
        {
            lock (other._gate)
                return _versions.Except(other._versions).Concat(other._versions.Except(_versions)).Count();
        }
    }

    private void Apply(XdsUpdate update)
    {
        lock (_gate)
        {
            _answered.Add(update.Type);
            foreach (var resource in update.Updated)
                _versions[resource.Name] = resource.Version;
            foreach (var name in update.Removed)
                _versions.Remove(name);
            Received += update.Updated.Count;
        }
    }
}
