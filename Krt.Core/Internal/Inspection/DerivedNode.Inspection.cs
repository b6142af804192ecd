// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// Where rows come from and go to.
internal abstract partial class DerivedNode<TInKey, TIn, TKey, T>
{
    public override IEnumerable<CollectionNode> MadeOf => [_input];

    public override IEnumerable<RowOrigin> OriginsOf(int slot, ReadResolver resolver) =>
        OwnerOf(slot) is var input and >= 0 ? [InputAt(input), .. ReadsOf(input, resolver)] : [];

    public override IEnumerable<int> RowsMadeOf(CollectionNode source, int sourceSlot)
    {
        var inputs = new SortedSet<int>();
        if (source == _input)
            inputs.Add(sourceSlot);
        _tracker.EdgeOf(source)?.AddReadersOf(sourceSlot, inputs);
        return inputs
            .SelectMany(OutputsOf)
            .Where(output => !output.IsShadowed)
            .Select(output => output.Slot)
            .Distinct();
    }

    public override Exception? FailureBehind(int slot) => OwnerOf(slot) is var input and >= 0 ? FailureOf(input) : null;

    public override IEnumerable<Computation> Computations(ReadResolver resolver)
    {
        for (var slot = 0; slot < _input.SlotBound; slot++)
        {
            if (_input.Table.RowAt(slot) is not null)
                yield return new Computation(
                    [InputAt(slot)],
                    [.. OutputsOf(slot)],
                    ReadsOf(slot, resolver),
                    _tracker.ParkedOn(slot),
                    FailureOf(slot)
                );
        }
    }

    public override IEnumerable<FetchDump> CountFetches()
    {
        var counts = _tracker.Edges.ToDictionary(edge => edge, _ => new int[(int)DependencyKind.Predicate + 1]);
        for (var slot = 0; slot < _input.SlotBound; slot++)
        {
            foreach (var posting in _tracker.PostingsOf(slot))
            {
                if (counts.TryGetValue(posting.Edge, out var kinds))
                    kinds[(int)posting.Kind]++;
            }
        }
        return counts.Select(pair => new FetchDump(new(Id, Name), new(pair.Key.Source.Id, pair.Key.Source.Name))
        {
            Keys = pair.Value[(int)DependencyKind.Key],
            IndexValues = pair.Value[(int)DependencyKind.Index],
            Labels = pair.Value[(int)DependencyKind.Label],
            Selectors = pair.Value[(int)DependencyKind.Selector],
            Everything = pair.Value[(int)DependencyKind.Everything],
            Predicates = pair.Value[(int)DependencyKind.Predicate],
            Parked = pair.Key.Parked.Count,
        });
    }

    private RowOrigin InputAt(int slot) => new(_input, DependencyKind.Input, "input", [slot]);

    private List<RowOrigin> ReadsOf(int input, ReadResolver resolver)
    {
        var reads = new List<RowOrigin>();
        foreach (var posting in _tracker.PostingsOf(input))
        {
            var source = posting.Edge.Source;
            var read = new RowOrigin(
                source,
                posting.Kind,
                posting.Describe(source.HoldsSecrets || SeesSecrets),
                resolver.Resolve(posting)
            );
            // One fetch of selectors leaves a dependency for every label, all under the same words.
            var first = read.Kind == DependencyKind.Selector ? reads.FindIndex(other => IsSameFetch(other, read)) : -1;
            if (first < 0)
                reads.Add(read);
            else
                reads[first] = read with { Slots = [.. reads[first].Slots.Union(read.Slots)] };
        }
        return reads;
    }

    private static bool IsSameFetch(RowOrigin left, RowOrigin right) =>
        left.Source == right.Source
        && left.Kind == right.Kind
        && string.Equals(left.Match, right.Match, StringComparison.Ordinal);
}
