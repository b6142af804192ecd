// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Conformance;

/// <summary>Every kind of collection there is, each over sources that a test writes to.</summary>
internal sealed class Rigs
{
    private static readonly Dictionary<string, Func<Rigs, Rig>> Factories = new()
    {
        ["Source"] = rigs => rigs.Of(rigs._source),
        ["Select"] = rigs => rigs.Of(rigs._source.Select((_, row) => row, rigs.Options)),
        ["Select by own key"] = rigs =>
            rigs.Of(rigs.Prefixed().Select((_, row) => row with { Key = row.Key[1..] }, row => row.Key, rigs.Options)),
        ["SelectMany with fetch"] = rigs =>
            rigs.Of(
                rigs._source.SelectMany(
                    (context, row) => context.Fetch(rigs._source, Match<Named>.Keys(row.Key)),
                    row => row.Key,
                    rigs.Options
                )
            ),
        ["Rows with status"] = rigs => rigs.Of(rigs.WithStatus().Rows),
        ["Status of rows"] = rigs => rigs.Of(rigs.WithStatus().Status, status => status.Row.Value),
        ["Where"] = rigs => rigs.Of(rigs.WithNoise().Where(row => !row.Key.StartsWith('#'), rigs.Options)),
        ["View"] = rigs => rigs.Of(rigs._source.View(row => row with { }, rigs.Options)),
        ["Union"] = rigs => rigs.OfTwo((left, right) => left.Union(rigs.Options, right)),
        ["Disjoint union"] = rigs => rigs.OfTwo((left, right) => left.UnionDisjoint(rigs.Options, right)),
        ["Merge"] = rigs => rigs.OfTwo((left, right) => left.Merge(rows => rows[0], rigs.Options, right)),
        ["Nested merge"] = rigs =>
            rigs.OfTwo((left, right) => rigs.Members(left, right).MergeMany(rows => rows[0], rigs.Options)),
        ["Groups"] = rigs =>
            rigs.Of(
                rigs._source.Index(row => row.Key).AsCollection(new() { Metadata = Rig.Metadata, Scope = rigs._scope }),
                group => group.Rows.Single().Value.Value
            ),
        ["Singleton"] = rigs =>
            rigs.Of(
                rigs._scope.Singleton(context => new Bag([.. context.Fetch(rigs._source)]))
                    .AsCollection()
                    .SelectMany((_, bag) => bag.Rows, row => row.Key, rigs.Options)
            ),
        ["FromNothing"] = rigs =>
            rigs.Of(rigs._scope.FromNothing(context => context.Fetch(rigs._source), rigs.Options)),
        ["FromChanges"] = rigs => rigs.Of(rigs._scope.FromChanges(rigs._source.Connect(), rigs.Options)),
    };

    private readonly KrtEngine _engine;
    private readonly KrtScope _scope;
    private readonly SourceCollection<string, Named> _source;
    private Action<ITransaction, string, string?> _write;

    private Rigs(KrtEngine engine)
    {
        _engine = engine;
        _scope = _engine.CreateScope("rig");
        _source = NewSource();
        _write = (transaction, key, value) => Write(transaction, _source, key, value);
    }

    public static IEnumerable<string> Kinds => Factories.Keys;

    private CollectionOptions<string, Named> Options => new() { Metadata = Rig.Metadata, Scope = _scope };

    public static Rig Build(string kind, PropagationMode mode) =>
        Factories[kind](new Rigs(new KrtEngine(new() { Mode = mode, ChecksInvariants = true })));

    private static void Write(
        ITransaction transaction,
        SourceCollection<string, Named> source,
        string key,
        string? value
    )
    {
        if (value is null)
            transaction.Remove(source, key);
        else
            transaction.Set(source, new Named(key, value));
    }

    private SourceCollection<string, Named> NewSource() =>
        _scope.Source<string, Named>(new() { Metadata = Rig.Metadata });

    private TypedRig<Named> Of(IKrtCollection<string, Named> collection) => Of(collection, row => row.Value);

    private TypedRig<T> Of<T>(IKrtCollection<string, T> collection, Func<T, string> value)
        where T : class => new(_engine, _scope, _write, collection, value);

    /// <summary>A row lives in one of two sources by its key.</summary>
    private TypedRig<Named> OfTwo(
        Func<IKrtCollection<string, Named>, IKrtCollection<string, Named>, IKrtCollection<string, Named>> combine
    )
    {
        var second = NewSource();
        _write = (transaction, key, value) => Write(transaction, key[^1] % 2 == 0 ? _source : second, key, value);
        return Of(combine(_source, second));
    }

    /// <summary>The source, with rows under other keys than they come out with.</summary>
    private SourceCollection<string, Named> Prefixed()
    {
        _write = (transaction, key, value) => Write(transaction, _source, $">{key}", value);
        return _source;
    }

    /// <summary>The source, with a row beside every row that is not to be seen.</summary>
    private SourceCollection<string, Named> WithNoise()
    {
        _write = (transaction, key, value) =>
        {
            Write(transaction, _source, key, value);
            Write(transaction, _source, $"#{key}", value);
        };
        return _source;
    }

    private (
        IKrtCollection<string, RowStatus<Named, string>> Status,
        IKrtCollection<string, Named> Rows
    ) WithStatus() =>
        _source.SelectManyWithStatus<string, Named, string, string, Named>(
            (_, row) => (row.Value, [row]),
            row => row.Key,
            Options
        );

    private SourceCollection<string, IKrtCollection<string, Named>> Members(
        params IKrtCollection<string, Named>[] members
    )
    {
        var outer = _scope.Source<string, IKrtCollection<string, Named>>(new() { Key = member => $"{member.Id}" });
        outer.Reset(members);
        return outer;
    }

    private sealed record Bag(IReadOnlyList<Named> Rows);
}
