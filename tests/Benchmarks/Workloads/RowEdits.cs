// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Measuring;
using Krt;
using Syncer.Host.Pipeline;

namespace Benchmarks.Workloads;

/// <summary>
/// Edits one row after the other in the shipped graph and sees the encoded resource change. An operation is one edit, from
/// the commit until it has been observed.
/// </summary>
internal sealed class RowEdits<T> : IWorkload
    where T : class, IKeyed<NamespacedName>
{
    private readonly SyncerPipeline _pipeline = new(new());
    private readonly T[][] _revisions;
    private readonly IDisposable _subscription;
    private int _round;
    private int _observed;

    /// <param name="load">Fills the graph.</param>
    /// <param name="revisions">The same rows in several revisions, which take turns.</param>
    public RowEdits(Func<SyncerPipeline, Task> load, T[][] revisions)
    {
        _revisions = revisions;
        load(_pipeline).GetAwaiter().GetResult();
        _subscription = _pipeline
            .XdsResources.Connect(new() { IncludeInitial = false })
            .Subscribe(changes => _observed += changes.Count);
    }

    public int Operations => _revisions[0].Length;

    public IEnumerable<(string Name, double Value, string Unit)> Facts =>
        [("resources", _observed / (double)(_round * Operations), "per edit")];

    public void Run()
    {
        var source = _pipeline.Sources.Of<T>();
        foreach (var row in _revisions[_round++ % _revisions.Length])
        {
            source.Set(row);
            _pipeline.Engine.WhenSettledAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _pipeline.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
