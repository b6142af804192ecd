// SPDX-License-Identifier: Apache-2.0

using System.Reactive.Linq;
using Benchmarks.Baseline;
using Benchmarks.Dataflows;
using Benchmarks.Worlds;
using Krt;

namespace Benchmarks.Graphs;

/// <summary>
/// Inputs that each fetch one row of a source by its key; where wished, the first of them also fetches by a predicate.
/// </summary>
internal static class KeyedFetchGraph
{
    public static IDataflow<Versioned> KrtCore(Versioned[] inputs, Versioned[] rows, bool hasPredicate)
    {
        var engine = new KrtEngine();
        var source = engine.Root.Source<NamespacedName, Versioned>();
        var primary = engine.Root.Source<NamespacedName, Versioned>();
        source.Reset(rows);
        primary.Reset(inputs);
        var first = hasPredicate ? inputs[0].Key : default;
        var pairs = primary.Select(
            (context, input) =>
            {
                if (input.Key == first)
                    _ = context.Fetch(source, Match<Versioned>.Where(IsNegative)).Count;
                return context.Get(source, input.Key) is { } row
                    ? new VersionPair(input.Key, input.ResourceName, input.Version, row.Version)
                    : null;
            }
        );
        return new KrtCoreDataflow<Versioned, VersionPair>(engine, source, pairs);
    }

    public static IDataflow<Versioned> KrtAlgorithm(Versioned[] inputs, Versioned[] rows, bool hasPredicate)
    {
        var runtime = new KrtRuntime();
        var source = new KrtStatic<Versioned>(runtime);
        var primary = new KrtStatic<Versioned>(runtime);
        source.Reset(rows);
        primary.Reset(inputs);
        var first = hasPredicate ? inputs[0].Key : default;
        var pairs = new KrtDerived<Versioned, VersionPair>(
            runtime,
            primary,
            (context, input) =>
            {
                if (input.Key == first)
                    context.Fetch(source, new KrtFilter<Versioned> { Predicate = IsNegative });
                return context.Fetch(source, new KrtFilter<Versioned> { Key = input.ResourceName }) is [var row]
                    ? new VersionPair(input.Key, input.ResourceName, input.Version, row.Version)
                    : null;
            }
        );
        return new KrtAlgorithmDataflow<Versioned, VersionPair>(runtime, source, pairs);
    }

    public static IDataflow<Versioned> Join(Versioned[] inputs, Versioned[] rows)
    {
        var byKey = inputs.ToDictionary(input => input.Key);
        var pairs = new Dictionary<NamespacedName, VersionPair>();
        return new JoinDataflow<Versioned, VersionPair>(
            updates =>
                updates
                    .Select(row =>
                    {
                        if (!byKey.TryGetValue(row.Key, out var input))
                            return null;
                        var pair = new VersionPair(input.Key, input.ResourceName, input.Version, row.Version);
                        if (pairs.TryGetValue(row.Key, out var former) && former.Equals(pair))
                            return null;
                        return pairs[row.Key] = pair;
                    })
                    .Where(pair => pair is not null)!,
            rows
        );
    }

    private static bool IsNegative(Versioned row) => row.Version < 0;
}
