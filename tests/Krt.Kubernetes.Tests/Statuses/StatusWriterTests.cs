// SPDX-License-Identifier: Apache-2.0

using static Krt.Kubernetes.Statuses.WrittenStatuses;

namespace Krt.Kubernetes.Statuses;

[CancelAfter(120_000)]
public sealed class StatusWriterTests
{
    private static readonly StatusWriterOptions Sequential = new()
    {
        Concurrency = 1,
        MinRetryDelay = TimeSpan.FromMilliseconds(1),
    };

    [Test]
    public async Task Writes_the_difference_and_nothing_where_there_is_none()
    {
        await using var written = new WrittenStatuses(Sequential);
        written.Desire("same", 1);
        written.Desire("different", 1);
        written.Desire("missing", 1);
        written.Observe("same", "7", "Size1");
        written.Observe("foreign", "7", "Size9");
        written.Observe("different", "8", "Size2");

        Assert.That(await written.AnswerAsync("9"), Is.EqualTo("different@8 Size1"));
        written.Observe("different", "9", "Size1");
        written.Observe("missing", "10");
        // One worker: it has looked at everything before by now.
        Assert.That(await written.AnswerAsync("11"), Is.EqualTo("missing@10 Size1"));
    }

    [Test]
    public async Task Writes_only_the_newest_state_after_the_write_under_way()
    {
        await using var written = new WrittenStatuses();
        written.Observe("a", "1");
        written.Desire("a", 1);
        var (first, content) = await written.NextAsync();
        Assert.That(content, Is.EqualTo("a@1 Size1"));

        for (var size = 2; size <= 5; size++)
            written.Desire("a", size);
        written.Desire("b", 1);
        written.Observe("b", "1");
        Assert.That(await written.AnswerAsync("2"), Is.EqualTo("b@1 Size1"), "another object does not wait");
        await written.WhenSettledAsync();
        Assert.That(written.IsAsked, Is.False, "a second write of one object is under way");
        Accept(first, "2");
        written.Observe("a", "2", "Size1");

        Assert.That(await written.AnswerAsync("3"), Is.EqualTo("a@2 Size5"));
    }

    [Test]
    public async Task Waits_for_the_newer_version_after_a_conflict()
    {
        await using var written = new WrittenStatuses();
        written.Observe("a", "1");
        written.Desire("a", 1);
        Refuse((await written.NextAsync()).Context, 409);
        written.Desire("a", 2);
        await written.WhenSettledAsync();
        written.Observe("a", "2", "Theirs");

        Assert.That(await written.AnswerAsync("3"), Is.EqualTo("a@2 Size2"));
        Assert.That(written.Log.Entries, Is.Empty);
    }

    [Test]
    public async Task Tries_again_after_a_failure_and_reports_it_once()
    {
        await using var written = new WrittenStatuses();
        written.Observe("a", "1");
        written.Desire("a", 1);
        for (var i = 0; i < 3; i++)
            Refuse((await written.NextAsync()).Context, 503);

        Assert.That(await written.AnswerAsync("2"), Is.EqualTo("a@1 Size1"));
        Assert.That(
            written.Log.Entries,
            Is.EqualTo(["Error Failed: The status of Widget default/a cannot be written, which is tried again: no 503"])
        );
    }

    [Test]
    public async Task Removes_what_is_ours_where_nothing_is_desired_any_more()
    {
        await using var written = new WrittenStatuses(Sequential);
        written.Observe("a", "1", "Size1");
        written.Observe("theirs", "1", "Theirs");
        written.Desire("a", 1);
        written.Desire("theirs", 1);
        await written.AnswerAsync("2");
        written.Abandon("theirs");
        written.Observe("theirs", "3", "Theirs");
        await written.WhenSettledAsync();
        written.Abandon("a");

        Assert.That(await written.AnswerAsync("2"), Is.EqualTo("a@1 "));
    }

    [Test]
    public async Task Removes_what_an_earlier_writer_left_behind_but_nothing_of_others()
    {
        await using var written = new WrittenStatuses(Sequential);
        written.Owned.Add("ours");
        written.Observe("theirs", "1", "Size1");
        written.Observe("ours", "1", "Size1");

        Assert.That(await written.AnswerAsync("2"), Is.EqualTo("ours@1 "));
        written.Observe("ours", "2");
        written.Observe("ours", "3", "Theirs");
        written.Observe("last", "1");
        written.Desire("last", 1);
        Assert.That(await written.AnswerAsync("2"), Is.EqualTo("last@1 Size1"), "what others wrote since was removed");
    }

    [Test]
    public async Task Forgets_objects_that_are_gone()
    {
        await using var written = new WrittenStatuses(Sequential);
        written.Observe("a", "1");
        written.Desire("a", 1);
        var (request, _) = await written.NextAsync();
        written.Delete("a");
        await written.WhenSettledAsync();
        Refuse(request, 404);
        written.Observe("b", "1");
        written.Desire("b", 1);

        Assert.That(await written.AnswerAsync("2"), Is.EqualTo("b@1 Size1"));
        written.Observe("a", "5");
        Assert.That(await written.AnswerAsync("6"), Is.EqualTo("a@5 Size1"));
    }

    [Test]
    public async Task Writes_nothing_once_it_may_not()
    {
        var mayWrite = true;
        await using (var written = new WrittenStatuses(Sequential, () => Volatile.Read(ref mayWrite)))
        {
            written.Observe("a", "1");
            written.Desire("a", 1);
            var (request, _) = await written.NextAsync();
            Volatile.Write(ref mayWrite, false);
            Accept(request, "2");
            written.Observe("b", "1");
            written.Desire("b", 1);
            await written.WhenSettledAsync();
            Assert.That(written.IsAsked, Is.False);
        }
    }
}
