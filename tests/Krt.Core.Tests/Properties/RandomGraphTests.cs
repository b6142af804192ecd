// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Krt.Core.Tests.Properties.Graphs;
using Spec = (byte Op, byte First, byte Second, byte Third, byte Seed);
using Write = (byte Op, byte Source, byte Key, byte A, byte B);

namespace Krt.Core.Tests.Properties;

/// <summary>
/// Random graphs under random transactions: after every commit each collection, the fold of its change sets and each of its
/// indexes equal what a plain model computes from the sources, whatever the number of threads.
/// </summary>
/// <remarks>
/// <c>KRT_SOAK_COMMITS</c> says how many commits to try; every failure prints the seed, the smallest graph and the smallest
/// transactions that were found to fail.
/// </remarks>
[NonParallelizable]
public sealed class RandomGraphTests
{
    private const int DefaultCommits = 1000;
    private const int MaxNodes = 14;
    private const int MaxCommits = 30;
    private const int MaxWrites = 12;
    private int _commits;

    [Test, Scenario("B1.8", "B1.7", "B1.5")]
    public void Equal_a_computation_from_nothing_after_every_commit()
    {
        var wanted = Environment.GetEnvironmentVariable("KRT_SOAK_COMMITS") is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : DefaultCommits;
        var arbitrary = ArbMap.Default;
        var property = Prop.ForAll(
            arbitrary.ArbFor<Spec[]>(),
            arbitrary.ArbFor<Write[][]>(),
            arbitrary.ArbFor<byte>(),
            (specs, commits, flags) =>
            {
                var failure = Run(specs, commits, flags).GetAwaiter().GetResult();
                return (failure is null).Label(failure ?? "");
            }
        );
        while (_commits < wanted)
            property.Check(
                Config.QuickThrowOnFailure.WithMaxTest(20).WithStartSize(4).WithQuietOnSuccess(true).WithEndSize(40)
            );
        TestContext.Out.WriteLine($"{_commits} commits, each by 3 engines");
    }

    private async Task<string?> Run(Spec[] specs, Write[][] commits, byte flags)
    {
        NodeSpec[] nodes =
        [
            .. specs
                .Take(MaxNodes)
                .Select(spec => new NodeSpec(spec.Op, spec.First, spec.Second, spec.Third, spec.Seed)),
        ];
        var lastSourceIsSynced = flags % 4 != 0;
        var model = new GraphModel(nodes);
        EngineGraph[] graphs =
        [
            new("inline", new() { Mode = PropagationMode.Inline, MaxDegreeOfParallelism = 1 }, lastSourceIsSynced),
            new("2 workers", new() { MaxDegreeOfParallelism = 2, ParallelThreshold = 2 }, lastSourceIsSynced),
            new(
                "8 workers",
                new()
                {
                    Mode = PropagationMode.Inline,
                    MaxDegreeOfParallelism = 8,
                    ParallelThreshold = 1,
                    DeterminismCheckInterval = 2,
                },
                lastSourceIsSynced
            ),
        ];
        try
        {
            return await Run(new GraphRun(graphs, model, nodes), commits, flags, lastSourceIsSynced) is { } failure
                ? $"{failure}\n{string.Join('\n', nodes.Select((node, i) => $"{i + GraphModel.Sources} = {node}"))}"
                : null;
        }
        finally
        {
            foreach (var graph in graphs)
                await graph.DisposeAsync();
        }
    }

    private async Task<string?> Run(GraphRun run, Write[][] commits, byte flags, bool isSynced)
    {
        var count = Math.Min(commits.Length, MaxCommits);
        var early = flags / 4 % 2 == 0 ? run.Nodes.Count : run.Nodes.Count / 2;
        run.Build(0, early);
        var world = new GraphWorld();
        for (var i = 0; i < count; i++)
        {
            if (i == count / 2)
                run.Build(early, run.Nodes.Count);
            if (i == count / 3)
                run.SubscribeLate();
            if (i == count * 2 / 3 && await run.RebuildLast() is { } remains)
                return $"before commit {i}: {remains}";
            var marksSynced = !isSynced && i >= count / 4;
            isSynced |= marksSynced;
            var writes = commits[i]
                .Take(MaxWrites)
                .Select(write => new GraphWrite(write.Op, write.Source, write.Key, write.A, write.B));
            if (await run.Commit(world, [.. writes], marksSynced, isSynced) is { } failure)
                return $"commit {i}: {failure}";
            _commits++;
        }
        return null;
    }
}
