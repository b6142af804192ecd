// SPDX-License-Identifier: Apache-2.0

using System.Reactive.Linq;
using System.Reactive.Subjects;

namespace Krt.Core.Tests.Scenarios;

/// <summary>Change sets as other libraries have them: kind, key, current row and, for an update, the one before.</summary>
public sealed class InteropScenarios : EngineFixture
{
    [Test, Scenario("B10.1")]
    public void Change_sets_convert_to_adds_updates_with_previous_and_removes_with_current()
    {
        var rows = Engine.Root.Source<string, Named>();
        rows.Set(new("a", "1"));
        var seen = new List<string>();
        using var subscription = rows.Connect()
            .Select(set =>
                string.Join(
                    ' ',
                    set.Select(change =>
                        change.Kind switch
                        {
                            ChangeKind.Add => $"Add({change.Key}, {change.New!.Value})",
                            ChangeKind.Update => $"Update({change.Key}, {change.Latest.Value}, {change.Old!.Value})",
                            _ => $"Remove({change.Key}, {change.Latest.Value})",
                        }
                    )
                )
            )
            .Subscribe(seen.Add);

        rows.Set(new("b", "1"));
        rows.Set(new("a", "2"));
        rows.Remove("a");

        Assert.That(seen, Is.EqualTo(["Add(a, 1)", "Add(b, 1)", "Update(a, 2, 1)", "Remove(a, 2)"]));
    }

    [Test, Scenario("B10.2")]
    public void Foreign_change_sets_become_one_commit_each()
    {
        using var changes = new Subject<ChangeSet<string, Named>>();
        var rows = Engine.Root.FromChanges(changes);
        var runs = 0;
        var derived = Record(
            rows.Select(
                (_, row) =>
                {
                    runs++;
                    return row with { };
                }
            )
        );
        var recorder = Record(rows);
        recorder.TakeChanges();
        var before = Engine.Epoch;

        var a = new Named("a", "1");
        changes.OnNext(Set(isInitial: true, Add(a), Add(new("b", "1"))));
        Assert.That((recorder.TakeChanges(), rows.IsSynced), Is.EqualTo((new[] { "Add a", "Add b" }, true)));
        Assert.That(Engine.Epoch, Is.EqualTo(before + 1));

        // One key several times in one set: what counts is the end.
        changes.OnNext(
            Set(
                isInitial: false,
                Add(new("c", "1")),
                new(ChangeKind.Update, "c", new("c", "1"), new("c", "2")),
                new(ChangeKind.Delete, "b", new("b", "1"), null),
                Add(new("b", "1")),
                new(ChangeKind.Delete, "c", new("c", "2"), null),
                Add(new("d", "1"))
            )
        );
        Assert.That((recorder.Sets.Count, recorder.TakeChanges()), Is.EqualTo((1, new[] { "Add d" })));
        Assert.That(Engine.Epoch, Is.EqualTo(before + 2));

        // A refresh, which says that a row is to be looked at again though it is the same.
        runs = 0;
        derived.TakeChanges();
        changes.OnNext(Set(isInitial: false, new Change<string, Named>(ChangeKind.Update, "a", a, a)));
        Assert.That(
            (runs, recorder.TakeChanges(), derived.TakeChanges().Length),
            Is.EqualTo((1, new[] { "Update a" }, 0))
        );

        // A sequence that starts again replaces everything; one that fails leaves the rows.
        changes.OnNext(Set(isInitial: true, Add(a), Add(new("e", "1"))));
        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Add e", "Delete b", "Delete d"]));
        changes.OnError(new FormatException("broken"));
        Assert.That((recorder.State.Count, recorder.IsCompleted), Is.EqualTo((2, false)));
        Assert.That(Log.Entries.Single(), Does.Contain("FeedFailed").And.Contain("broken"));
    }

    private static ChangeSet<string, Named> Set(bool isInitial, params Change<string, Named>[] changes) =>
        new(changes, epoch: 1, arrivedAt: 1, isInitial, isSynced: true);

    private static Change<string, Named> Add(Named row) => new(ChangeKind.Add, row.Key, null, row);
}
