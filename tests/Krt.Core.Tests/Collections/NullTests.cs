// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Collections;

[CancelAfter(20_000)]
public sealed class NullTests : EngineFixture
{
    [Test]
    public void Files_a_row_under_nothing_when_its_index_value_is_null([Values] bool many)
    {
        var rows = Engine.Root.Source<string, Named>();
        var index = many ? rows.IndexMany(row => new[] { row.Value }.AsEnumerable()) : rows.Index(row => row.Value);
        rows.Set(new("a", "1"));
        Assert.That(index.Lookup("1"), Has.Count.EqualTo(1));
        rows.Set(new("b", null!));
        rows.Set(new("c", "1"));
        rows.Remove("b");
        Assert.That(index.Lookup("1"), Has.Count.EqualTo(2));
    }

    [Test]
    public void Fails_the_run_that_reads_by_null_alone([Range(0, 4)] int how)
    {
        var rows = Engine.Root.Source<string, Named>();
        var index = rows.Index(row => row.Value);
        var derived = rows.Select(
            (context, row) =>
            {
                if (row.Key == "bad")
                {
                    string key = null!;
                    _ = how switch
                    {
                        0 => context.Get(rows, key)?.Key,
                        1 => context.Exists(rows, key).ToString(),
                        2 => context
                            .Fetch(rows, Match<Named>.Keys(key))
                            .Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        3 => context
                            .Fetch(index, key)
                            .Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        _ => context
                            .FetchAny(index, [key])
                            .Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    };
                }
                return row;
            }
        );
        rows.Set(new("bad", "1"));
        rows.Set(new("good", "1"));
        Assert.That(derived.Snapshot.Keys, Has.Member("good"));
    }

    [Test]
    public void Fails_the_run_that_gives_null_alone([Values] bool isRow)
    {
        var rows = Engine.Root.Source<string, Named>();
        var derived = rows.SelectMany(
            (_, row) => row.Key == "bad" && isRow ? [null!] : new[] { row },
            row =>
                row is null ? "x"
                : row.Key == "bad" ? null!
                : row.Key
        );
        rows.Set(new("bad", "1"));
        rows.Set(new("good", "1"));
        Assert.That(derived.Snapshot.Keys, Is.EqualTo(["good"]));
        Assert.That(Log.Entries, Has.Count.EqualTo(1));
    }

    [Test]
    public void Refuses_rows_without_a_key([Range(0, 5)] int how)
    {
        var rows = Engine.Root.Source<string, Named>();
        Assert.That(
            () =>
                how switch
                {
                    0 => rows.Set(new(null!, "1")),
                    1 => rows.Remove(null!),
                    2 => rows.Touch(null!),
                    3 => Commit(transaction => transaction.Remove(rows, null!)),
                    4 => Commit(transaction => transaction.Touch(rows, null!)),
                    _ => rows.Reset([new(null!, "1")]),
                },
            Throws.InstanceOf<ArgumentException>()
        );
        rows.Set(new("good", "1"));
        Assert.That(rows.Snapshot.Keys, Is.EqualTo(["good"]));
    }

    private long Commit(Action<ITransaction> write) => Engine.CommitAsync(write).AsTask().GetAwaiter().GetResult();
}
