// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Measuring;
using Benchmarks.Propagation;
using Benchmarks.Workloads;
using Syncer.Translation.Rows.Routes;
using static Benchmarks.Measuring.ContenderNames;

namespace Benchmarks.Suite;

/// <summary>
/// T1 and T2: the shipped graph from rows to encoded resources and statuses, over HTTPRoutes on one listener of one Gateway;
/// from nothing, and one edit of one route.
/// </summary>
internal static class TranslationBenchmarks
{
    private const int Edits = 100;

    private static readonly int[] Sizes = [1_000, 5_000, 20_000];

    public static IReadOnlyList<Benchmark> All { get; } = [.. Sizes.Select(Cold), .. Sizes.Select(Edit)];

    private static TimedBenchmark Cold(int routes) =>
        new($"T1.{routes}", "ms", [(KrtCore, () => new ColdTranslation(routes))]) { IsFresh = true };

    private static TimedBenchmark Edit(int routes) =>
        new(
            $"T2.{routes}",
            "us",
            [
                (
                    KrtCore,
                    () =>
                        new RowEdits<HttpRoute>(
                            pipeline => RouteWorld.LoadAsync(pipeline, routes),
                            [Revision(routes, 1), Revision(routes, 2)]
                        )
                ),
            ]
        );

    private static HttpRoute[] Revision(int routes, int revision) =>
        [.. Enumerable.Range(0, Edits).Select(edit => RouteWorld.RouteAt(edit * (routes / Edits), revision))];
}
