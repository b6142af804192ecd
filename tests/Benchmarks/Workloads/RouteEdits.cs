// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Measuring;
using Benchmarks.Propagation;
using Krt;
using Syncer.Host.Pipeline;
using Syncer.Translation.Rows.Routes;
using Syncer.Xds;

namespace Benchmarks.Workloads;

/// <summary>
/// Edits one route after the other in the shipped graph and sees the encoded resource change. An operation is one edit,
/// from the commit until it has been observed.
/// </summary>
internal sealed class RouteEdits : IWorkload
{
    private const int Edits = 100;

    private readonly SyncerPipeline _pipeline = new(new());
    private readonly SourceCollection<NamespacedName, HttpRoute> _source;
    private readonly HttpRoute[][] _revisions;
    private readonly IDisposable _subscription;
    private int _round;
    private int _observed;

    public RouteEdits(int routes)
    {
        RouteWorld.LoadAsync(_pipeline, routes).GetAwaiter().GetResult();
        _source = _pipeline.Sources.Of<HttpRoute>();
        _revisions =
        [
            .. new[] { 1, 2 }.Select(revision =>
                Enumerable
                    .Range(0, Edits)
                    .Select(edit => RouteWorld.RouteAt(edit * (routes / Edits), revision))
                    .ToArray()
            ),
        ];
        _subscription = _pipeline.XdsResources.Connect(new() { IncludeInitial = false }).Subscribe(new Counter(this));
    }

    public int Operations => Edits;

    public IEnumerable<(string Name, double Value, string Unit)> Facts =>
        [("resources", _observed / (double)(_round * Edits), "per edit")];

    public void Run()
    {
        foreach (var row in _revisions[_round++ % _revisions.Length])
        {
            _source.Set(row);
            _pipeline.Engine.WhenSettledAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _pipeline.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private sealed class Counter(RouteEdits edits) : IObserver<ChangeSet<XdsResourceKey, XdsResource>>
    {
        public void OnNext(ChangeSet<XdsResourceKey, XdsResource> value) => edits._observed += value.Count;

        public void OnError(Exception error) { }

        public void OnCompleted() { }
    }
}
