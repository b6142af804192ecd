// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Measuring;
using Krt;
using Syncer.Host.Pipeline;
using Syncer.Translation.Rows.Core;
using Syncer.Xds;

namespace Benchmarks.Addresses;

/// <summary>
/// Pods of an <see cref="AddressWorld"/> cease to be ready and become ready again, one after the other. An operation is one
/// change, from the commit until the encoded workload has been observed.
/// </summary>
internal sealed class PodEdits : IWorkload
{
    private const int Edits = 100;

    private readonly SyncerPipeline _pipeline = new(new());
    private readonly Pod[][] _revisions =
    [
        .. new[] { false, true }.Select(isReady =>
            Enumerable
                .Range(0, Edits)
                .Select(edit => AddressWorld.PodAt(edit * (AddressWorld.Pods / Edits), isReady: isReady))
                .ToArray()
        ),
    ];
    private readonly IDisposable _subscription;
    private int _round;
    private int _observed;

    public PodEdits(AddressWorld world)
    {
        world.LoadAsync(_pipeline).GetAwaiter().GetResult();
        _subscription = _pipeline
            .XdsResources.Connect(new() { IncludeInitial = false })
            .Subscribe(changes => _observed += changes.Count);
    }

    public int Operations => Edits;

    public IEnumerable<(string Name, double Value, string Unit)> Facts =>
        [("resources", _observed / (double)(_round * Edits), "per change")];

    public void Run()
    {
        var pods = _pipeline.Sources.Of<Pod>();
        foreach (var row in _revisions[_round++ % _revisions.Length])
        {
            pods.Set(row);
            _pipeline.Engine.WhenSettledAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _pipeline.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
