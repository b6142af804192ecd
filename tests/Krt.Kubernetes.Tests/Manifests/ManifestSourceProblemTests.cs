// SPDX-License-Identifier: Apache-2.0

using System.Runtime.Versioning;
using Krt.Kubernetes.Manifests.Files;
using Krt.Kubernetes.Rows;
using Microsoft.Extensions.Time.Testing;

namespace Krt.Kubernetes.Manifests;

/// <summary>What is wrong never takes away what was right.</summary>
[TestFixture]
[CancelAfter(60_000)]
public sealed class ManifestSourceProblemTests
{
    private readonly FakeTimeProvider _time = new();
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCase("spec: {")]
    [TestCase("\u0000\u0001\u0002")]
    public async Task Keeps_the_objects_of_a_file_when_it_breaks(string broken)
    {
        _folder.Write("a.yaml", Yaml.Widget("a", 1));
        await using var manifests = await WatchedManifests.StartAsync(_folder.Path);
        _folder.Write("a.yaml", Yaml.Widget("b", 2) + broken);
        await manifests.UntilAsync(() => manifests.Problems.Count == 1);
        Assert.That(manifests.Problems[0], Does.StartWith($"{_folder["a.yaml"]}:"));
        _folder.Write("a.yaml", Yaml.Widget("a", 3));
        await manifests.UntilSizesAsync(("a", 3));
        Assert.That(manifests.Commits, Has.Count.EqualTo(2));
        Assert.That(manifests.Problems, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Reports_nothing_when_a_file_breaks_for_less_than_the_quiet_period()
    {
        _folder.Write("a.yaml", Yaml.Widget("a", 1));
        await using var manifests = await StartAsync(_folder.Path);
        _folder.Write("a.yaml", Yaml.Widget("a", 1)[..^10] + "{");
        await SeeAsync(manifests, ("a", 1));
        _folder.Write("a.yaml", Yaml.Widget("a", 2));
        await manifests.UntilSizesAsync(("a", 2), ("seen", 1));
        _time.Advance(TimeSpan.FromSeconds(1));
        _folder.Write("a.yaml", Yaml.Widget("a", 3));
        await manifests.UntilSizesAsync(("a", 3), ("seen", 1));
        Assert.That(manifests.Problems, Is.Empty);
    }

    [Test]
    public async Task Reports_a_broken_file_after_the_quiet_period()
    {
        _folder.Write("a.yaml", Yaml.Widget("a", 1));
        await using var manifests = await StartAsync(_folder.Path);
        _folder.Write("a.yaml", "{");
        await SeeAsync(manifests, ("a", 1));
        Assert.That(manifests.Problems, Is.Empty);
        _time.Advance(TimeSpan.FromSeconds(1));
        await manifests.UntilAsync(() => manifests.Problems.Count == 1);
        Assert.That(manifests.Sizes["a"], Is.EqualTo(1));
    }

    [Test]
    public async Task Removes_what_a_file_lacks_only_after_the_quiet_period()
    {
        _folder.Write("a.yaml", Yaml.Widget("a", 1) + Yaml.Widget("b", 1));
        await using var manifests = await StartAsync(_folder.Path);
        _folder.Write("a.yaml", Yaml.Widget("a", 2));
        await SeeAsync(manifests, ("a", 2), ("b", 1));
        _time.Advance(TimeSpan.FromSeconds(1));
        await manifests.UntilSizesAsync(("a", 2), ("seen", 1));
    }

    [Test]
    public async Task Removes_nothing_when_a_file_is_empty_or_away_for_less_than_the_quiet_period()
    {
        _folder.Write("a.yaml", Yaml.Widget("a", 1));
        _folder.Write("b.yaml", Yaml.Widget("b", 1));
        await using var manifests = await StartAsync(_folder.Path);
        _folder.Write("a.yaml", "");
        _folder.Delete("b.yaml");
        await SeeAsync(manifests, ("a", 1), ("b", 1));
        _folder.Write("a.yaml", Yaml.Widget("a", 1));
        _folder.Write("b.yaml", Yaml.Widget("b", 2));
        await manifests.UntilSizesAsync(("a", 1), ("b", 2), ("seen", 1));
        _time.Advance(TimeSpan.FromSeconds(1));
        _folder.Write("b.yaml", Yaml.Widget("b", 3));
        await manifests.UntilSizesAsync(("a", 1), ("b", 3), ("seen", 1));
        var widgets = manifests.Commits.SelectMany(changes => changes);
        Assert.That(widgets.Select(change => change.Kind), Has.None.EqualTo(ChangeKind.Delete));
    }

    [Test]
    public async Task Keeps_an_object_when_it_can_no_longer_be_decoded()
    {
        _folder.Write("a.yaml", Yaml.Widget("a", 1) + Yaml.Widget("b", 1));
        await using var manifests = await WatchedManifests.StartAsync(_folder.Path);
        _folder.Write("a.yaml", Yaml.Widget("a", "x") + Yaml.Widget("b", 2));
        await manifests.UntilSizesAsync(("a", 1), ("b", 2));
        await manifests.UntilReportedAsync(
            $"{_folder["a.yaml"]}:4: Widget default/a: the field \"spec.size\": this string does not fit here"
        );
        _folder.Write("a.yaml", Yaml.Widget("b", 2));
        await manifests.UntilSizesAsync(("b", 2));
    }

    [Test]
    public async Task Removes_no_object_while_the_file_has_one_that_cannot_be_identified()
    {
        _folder.Write("a.yaml", Yaml.Widget("a", 1) + Yaml.Widget("b", 1));
        await using var manifests = await WatchedManifests.StartAsync(_folder.Path);
        _folder.Write("a.yaml", "kind: Widget\nmetadata: {name: a}\n---\n" + Yaml.Widget("b", 2));
        await manifests.UntilReportedAsync($"{_folder["a.yaml"]}:1: document 1 has no apiVersion");
        await manifests.UntilSizesAsync(("a", 1), ("b", 2));
        _folder.Write("a.yaml", Yaml.Widget("b", 2));
        await manifests.UntilSizesAsync(("b", 2));
    }

    [Test]
    public async Task Reports_a_problem_once_for_as_long_as_it_lasts()
    {
        const string Unknown = "apiVersion: v1\nkind: Other\nmetadata: {name: x}\n---\n";
        _folder.Write("a.yaml", Unknown + Yaml.Widget("a", 1));
        await using var manifests = await WatchedManifests.StartAsync(_folder.Path);
        var problem = $"{_folder["a.yaml"]}:1: Other x: the kind Other of v1 is not known here; it is skipped";
        Assert.That(manifests.Problems, Is.EqualTo(new[] { problem }));

        // The object moves by a line, which is no news; what follows proves that the file has settled meanwhile.
        _folder.Write("a.yaml", "\n" + Unknown);
        await manifests.UntilSizesAsync();
        Assert.That(manifests.Problems, Has.Count.EqualTo(1));

        _folder.Write("a.yaml", "{");
        await manifests.UntilAsync(() => manifests.Problems.Count == 2);
        _folder.Write("a.yaml", Unknown);
        await manifests.UntilAsync(() => manifests.Problems.Count == 3);
        Assert.That(manifests.Problems[2], Is.EqualTo(problem));
        Assert.That(manifests.Source.Problems.Select(current => current.ToString()), Is.EqualTo(new[] { problem }));
    }

    [Test]
    public async Task Lets_the_first_file_win_and_another_one_take_over()
    {
        _folder.Write("a.yaml", Yaml.Widget("w", 1));
        _folder.Write("b.yaml", Yaml.Widget("w", 2));
        _folder.Write("c.yaml", Yaml.Widget("w", 3));
        await using var manifests = await WatchedManifests.StartAsync(_folder.Path);
        Assert.That(manifests.Sizes["w"], Is.EqualTo(1));
        Assert.That(
            manifests.Problems,
            Is.EquivalentTo(
                new[]
                {
                    $"{_folder["b.yaml"]}:1: {Duplicate("a.yaml")}",
                    $"{_folder["c.yaml"]}:1: {Duplicate("a.yaml")}",
                }
            )
        );
        _folder.Delete("a.yaml");
        await manifests.UntilSizesAsync(("w", 2));
        await manifests.UntilReportedAsync($"{_folder["c.yaml"]}:1: {Duplicate("b.yaml")}");
        _folder.Write("b.yaml", Yaml.Widget("other", 1));
        await manifests.UntilSizesAsync(("other", 1), ("w", 3));
        _folder.Write("a.yaml", Yaml.Widget("w", 4));
        await manifests.UntilSizesAsync(("other", 1), ("w", 4));
        Assert.That(
            manifests.Commits.Skip(1).SelectMany(changes => changes).Select(change => change.Kind),
            Has.None.EqualTo(ChangeKind.Delete)
        );

        string Duplicate(string first) =>
            $"Widget default/w: the object is also defined at {_folder[first]}:1, which counts; this definition is ignored";
    }

    [Test]
    public async Task Says_nothing_of_duplicates_when_an_object_moves_to_another_file()
    {
        _folder.Write("a.yaml", Yaml.Widget("w", 1));
        await using var manifests = await StartAsync(_folder.Path);
        _folder.Write("b.yaml", Yaml.Widget("w", 2));
        await SeeAsync(manifests, ("w", 1));
        _folder.Delete("a.yaml");
        await manifests.UntilSizesAsync(("seen", 1), ("w", 2));
        _time.Advance(TimeSpan.FromSeconds(1));
        _folder.Write("b.yaml", Yaml.Widget("w", 3));
        await manifests.UntilSizesAsync(("seen", 1), ("w", 3));
        Assert.That(manifests.Problems, Is.Empty);
        Assert.That(manifests.Commits, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Keeps_the_objects_of_a_file_when_it_becomes_a_link_to_nothing()
    {
        _folder.Write("a.yaml", Yaml.Widget("a", 1));
        await using var manifests = await WatchedManifests.StartAsync(_folder.Path);
        _folder.Link("a.yaml", "nowhere.yaml");
        await manifests.UntilReportedAsync($"{_folder["a.yaml"]}: the file cannot be read: it does not exist");
        Assert.That(manifests.Sizes["a"], Is.EqualTo(1));
        _folder.Link("a.yaml", ".elsewhere");
        _folder.Write(".elsewhere", Yaml.Widget("a", 2));
        _folder.Write("b.yaml", Yaml.Widget("b", 1));
        await manifests.UntilSizesAsync(("a", 2), ("b", 1));
    }

    [Test]
    public async Task Keeps_the_objects_of_a_file_when_it_grows_beyond_the_limit()
    {
        _folder.Write("a.yaml", Yaml.Widget("a", 1));
        await using var manifests = await WatchedManifests.StartAsync(_folder.Path);
        using (var file = File.OpenWrite(_folder["a.yaml"]))
            file.SetLength((64 << 20) + 1);
        await manifests.UntilReportedAsync($"{_folder["a.yaml"]}: the file cannot be read: it is larger than 64 MiB");
        Assert.That(manifests.Sizes["a"], Is.EqualTo(1));
    }

    [TestCase("a.yaml", "the file cannot be read: access is denied")]
    [TestCase("sub", "the folder cannot be read: access is denied")]
    [UnsupportedOSPlatform("windows")]
    public async Task Keeps_objects_when_access_is_denied(string name, string reason)
    {
        if (Environment.IsPrivilegedProcess)
            Assert.Ignore("needs a user to whom access can be denied");
        _folder.Write("a.yaml", Yaml.Widget("a", 1));
        _folder.Write("sub/b.yaml", Yaml.Widget("b", 1));
        await using var manifests = await WatchedManifests.StartAsync(_folder.Path);
        var mode = File.GetUnixFileMode(_folder[name]);
        File.SetUnixFileMode(_folder[name], UnixFileMode.None);
        await manifests.UntilReportedAsync($"{_folder[name]}: {reason}");
        File.SetUnixFileMode(_folder[name], mode);
        _folder.Write("c.yaml", Yaml.Widget("c", 1));
        await manifests.UntilSizesAsync(("a", 1), ("b", 1), ("c", 1));
        Assert.That(manifests.Commits, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Keeps_the_objects_of_a_folder_when_it_cannot_be_read()
    {
        _folder.Write("x/a.yaml", Yaml.Widget("a", 1));
        await using var manifests = await WatchedManifests.StartAsync(_folder.Path);
        // Nobody can read a folder that lies too deep, the link to which takes the place of the one that could be read.
        var deep = string.Join('/', Enumerable.Repeat("d", 70));
        Directory.CreateDirectory(_folder[$".deep/{deep}"]);
        Directory.Move(_folder["x"], _folder[".deep/d/x"]);
        _folder.Link("x", ".deep");
        await manifests.UntilAsync(() => manifests.Problems.Count == 1);
        Assert.That(manifests.Problems[0], Does.EndWith("the folder cannot be read: it lies 64 folders deep"));
    }

    [Test]
    public async Task Finds_by_looking_again_what_no_event_tells()
    {
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("a.yaml", Yaml.Widget("a", 1));
        _folder.Link("a.yaml", elsewhere["a.yaml"]);
        await using var manifests = await StartAsync(_folder.Path);
        elsewhere.Write("a.yaml", Yaml.Widget("a", 20));
        Assert.That(manifests.Sizes["a"], Is.EqualTo(1));
        _time.Advance(TimeSpan.FromSeconds(30));
        await manifests.UntilSizesAsync(("a", 20));
    }

    /// <summary>Starts with a clock that stands still.</summary>
    private Task<WatchedManifests> StartAsync(string path) =>
        WatchedManifests.StartAsync(new ManifestSourceOptions { TimeProvider = _time }, path);

    /// <summary>Waits until everything done before has been looked at.</summary>
    private async Task SeeAsync(WatchedManifests manifests, params (string, int)[] sizes)
    {
        _folder.Write("seen.yaml", Yaml.Widget("seen", 1));
        await manifests.UntilSizesAsync([.. sizes, ("seen", 1)]);
    }
}
