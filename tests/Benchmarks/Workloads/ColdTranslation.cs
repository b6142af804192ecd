// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Measuring;
using Benchmarks.Propagation;
using Syncer.Host.Pipeline;
using Syncer.Translation.Rows.Routes;

namespace Benchmarks.Workloads;

/// <summary>Builds the shipped graph over rows that exist and waits until it is synced and settled. An operation is all of it.</summary>
internal sealed class ColdTranslation : IWorkload
{
    // The code of the graph is compiled by its first run, which the published binary has behind it.
    private static readonly Lazy<bool> Compiled = new(() =>
    {
        using var first = new ColdTranslation(RowsOf(routes: 10));
        first.Run();
        return true;
    });

    private readonly HttpRoute[] _rows;
    private SyncerPipeline? _pipeline;

    public ColdTranslation(int routes)
        : this(RowsOf(routes)) => _ = Compiled.Value;

    private ColdTranslation(HttpRoute[] rows) => _rows = rows;

    public int Operations => 1;

    public void Run()
    {
        _pipeline = new SyncerPipeline(new());
        RouteWorld.LoadAsync(_pipeline, _rows).GetAwaiter().GetResult();
    }

    public void Dispose() => _pipeline?.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static HttpRoute[] RowsOf(int routes) =>
        [.. Enumerable.Range(0, routes).Select(number => RouteWorld.RouteAt(number, revision: 0))];
}
