// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Manifests.Files;
using Krt.Kubernetes.Rows;

namespace Krt.Kubernetes.Manifests;

[TestFixture]
[CancelAfter(60_000)]
public sealed class ManifestSourceWatchTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task Loads_everything_in_one_transaction_and_is_synced()
    {
        _folder.Write("b.yaml", Yaml.Widget("b", 2) + Yaml.Zone("z"));
        _folder.Write("sub/a.yml", Yaml.Widget("a", 1));
        _folder.Write(
            "c.json",
            """{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"c"},"spec":{"size":3}}"""
        );
        _folder.Write("readme.txt", "not a manifest");
        _folder.Write(".hidden.yaml", "not: [a manifest");
        _folder.Write(".git/config.yaml", "not: [a manifest");
        await using var manifests = await WatchedManifests.StartAsync(_folder.Path);
        Assert.That(manifests.Sizes.Keys, Is.EqualTo(new[] { "a", "b", "c" }));
        Assert.That(manifests.Commits, Has.Count.EqualTo(1));
        Assert.That(manifests.Commits[0].IsSynced, Is.True);
        Assert.That(manifests.Sources.Select(binding => binding.Source.IsSynced), Has.All.True);
        Assert.That(manifests.Sources.Of<Zone>().Snapshot, Has.Count.EqualTo(1));
        Assert.That(manifests.Problems, Is.Empty);
    }

    [Test]
    public async Task Is_synced_when_there_is_nothing()
    {
        await using var manifests = await WatchedManifests.StartAsync(_folder.Path);
        Assert.That(manifests.Commits[0].IsSynced, Is.True);
        Assert.That(manifests.Commits[0], Is.Empty);
    }

    [Test]
    public async Task Commits_only_the_differences_when_a_file_is_written()
    {
        _folder.Write("a.yaml", Yaml.Widget("a", 1) + Yaml.Widget("b", 1));
        await using var manifests = await WatchedManifests.StartAsync(_folder.Path);
        _folder.Replace("a.yaml", Yaml.Widget("a", 1) + Yaml.Widget("b", 2) + Yaml.Widget("c", 3));
        await manifests.UntilSizesAsync(("a", 1), ("b", 2), ("c", 3));
        Assert.That(manifests.Commits, Has.Count.EqualTo(2));
        Assert.That(
            manifests.Commits[1].Select(change => (change.Kind, change.Key.Name)),
            Is.EquivalentTo(new[] { (ChangeKind.Update, "b"), (ChangeKind.Add, "c") })
        );
    }

    [Test]
    public async Task Follows_a_file_that_is_written_in_place()
    {
        _folder.Write("a.yaml", Yaml.Widget("a", 1));
        await using var manifests = await WatchedManifests.StartAsync(_folder.Path);
        for (var size = 2; size < 30; size++)
        {
            _folder.Write("a.yaml", Yaml.Widget("a", size));
            await manifests.UntilSizesAsync(("a", size));
        }
    }

    [Test]
    public async Task Follows_files_that_appear_and_go()
    {
        await using var manifests = await WatchedManifests.StartAsync(_folder.Path);
        _folder.Write("a.yaml", Yaml.Widget("a", 1));
        await manifests.UntilSizesAsync(("a", 1));
        _folder.Write("deep/er/b.yaml", Yaml.Widget("b", 2));
        await manifests.UntilSizesAsync(("a", 1), ("b", 2));
        _folder.Write("deep/er/b.yaml", Yaml.Widget("b", 3));
        await manifests.UntilSizesAsync(("a", 1), ("b", 3));
        _folder.Delete("a.yaml");
        await manifests.UntilSizesAsync(("b", 3));
        Directory.Delete(_folder["deep"], recursive: true);
        await manifests.UntilSizesAsync();
        _folder.Write("deep/er/b.yaml", Yaml.Widget("b", 4));
        await manifests.UntilSizesAsync(("b", 4));
    }

    [Test]
    public async Task Follows_a_folder_that_is_moved_in_and_out()
    {
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("set/x/a.yaml", Yaml.Widget("a", 1));
        await using var manifests = await WatchedManifests.StartAsync(_folder.Path);
        Directory.Move(elsewhere["set"], _folder["set"]);
        await manifests.UntilSizesAsync(("a", 1));
        _folder.Write("set/x/a.yaml", Yaml.Widget("a", 2));
        await manifests.UntilSizesAsync(("a", 2));
        Directory.Move(_folder["set"], elsewhere["set"]);
        await manifests.UntilSizesAsync();
    }

    [Test]
    public async Task Changes_nothing_when_a_file_is_renamed()
    {
        _folder.Write("a.yaml", Yaml.Widget("a", 1));
        await using var manifests = await WatchedManifests.StartAsync(_folder.Path);
        File.Move(_folder["a.yaml"], _folder["b.yaml"]);
        _folder.Write("c.yaml", Yaml.Widget("c", 1));
        await manifests.UntilSizesAsync(("a", 1), ("c", 1));
        _folder.Write("b.yaml", Yaml.Widget("a", 2));
        await manifests.UntilSizesAsync(("a", 2), ("c", 1));
        Assert.That(manifests.Commits, Has.Count.EqualTo(3));
        Assert.That(manifests.Problems, Is.Empty);
    }

    [Test]
    public async Task Follows_a_given_file_that_is_deleted_and_restored()
    {
        var path = _folder.Write("a.yaml", Yaml.Widget("a", 1));
        await using var manifests = await WatchedManifests.StartAsync(path);
        _folder.Write("other.yaml", Yaml.Widget("other", 1));
        _folder.Delete("a.yaml");
        await manifests.UntilSizesAsync();
        await manifests.UntilReportedAsync($"{path}: there is no such file or folder");
        _folder.Write("a.yaml", Yaml.Widget("a", 2));
        await manifests.UntilSizesAsync(("a", 2));
        Assert.That(manifests.Sizes.Keys, Has.None.EqualTo("other"));
    }

    [Test]
    public async Task Follows_a_given_folder_that_appears_later_and_is_replaced()
    {
        var path = _folder["not/yet"];
        await using var manifests = await WatchedManifests.StartAsync(path);
        Assert.That(manifests.Problems, Is.EqualTo(new[] { $"{path}: there is no such file or folder" }));
        _folder.Write("not/yet/a.yaml", Yaml.Widget("a", 1));
        await manifests.UntilSizesAsync(("a", 1));
        _folder.Write("not/yet/a.yaml", Yaml.Widget("a", 2));
        await manifests.UntilSizesAsync(("a", 2));
        Directory.Delete(path, recursive: true);
        await manifests.UntilSizesAsync();
        _folder.Write("not/yet/a.yaml", Yaml.Widget("a", 3));
        await manifests.UntilSizesAsync(("a", 3));
        _folder.Write("not/yet/a.yaml", Yaml.Widget("a", 4));
        await manifests.UntilSizesAsync(("a", 4));
    }

    [Test]
    public async Task Follows_the_swap_of_links_that_Kubernetes_mounts()
    {
        _folder.Write("mount/..2026_1/a.yaml", Yaml.Widget("a", 1));
        _folder.Write("mount/..2026_1/b.yaml", Yaml.Widget("b", 1));
        _folder.Link("mount/..data", "..2026_1");
        _folder.Link("mount/a.yaml", "..data/a.yaml");
        _folder.Link("mount/b.yaml", "..data/b.yaml");
        var time = File.GetLastWriteTimeUtc(_folder["mount/..2026_1/a.yaml"]);
        await using var manifests = await WatchedManifests.StartAsync(_folder["mount"]);
        await manifests.UntilSizesAsync(("a", 1), ("b", 1));
        for (var version = 2; version < 6; version++)
        {
            // The same length and time as before, so that only the content tells.
            var next = $"mount/..2026_{version}";
            _folder.Write($"{next}/a.yaml", Yaml.Widget("a", version));
            _folder.Write($"{next}/b.yaml", Yaml.Widget("b", version));
            File.SetLastWriteTimeUtc(_folder[$"{next}/a.yaml"], time);
            _folder.Link("mount/..data", $"..2026_{version}");
            Directory.Delete(_folder[$"mount/..2026_{version - 1}"], recursive: true);
            await manifests.UntilSizesAsync(("a", version), ("b", version));
        }
        Assert.That(manifests.Problems, Is.Empty);
    }

    [Test]
    public async Task Follows_a_given_file_behind_the_links_that_Kubernetes_mounts()
    {
        _folder.Write("..2026_1/a.yaml", Yaml.Widget("a", 1));
        _folder.Link("..data", "..2026_1");
        _folder.Link("a.yaml", "..data/a.yaml");
        await using var manifests = await WatchedManifests.StartAsync(_folder["a.yaml"]);
        _folder.Write("..2026_2/a.yaml", Yaml.Widget("a", 2));
        _folder.Link("..data", "..2026_2");
        await manifests.UntilSizesAsync(("a", 2));
    }

    [Test]
    public async Task Follows_a_given_link_to_a_folder_when_it_is_switched()
    {
        _folder.Write("release1/a.yaml", Yaml.Widget("a", 1));
        _folder.Write("release2/a.yaml", Yaml.Widget("a", 2));
        _folder.Link("current", "release1");
        await using var manifests = await WatchedManifests.StartAsync(_folder["current"]);
        _folder.Link("current", "release2");
        await manifests.UntilSizesAsync(("a", 2));
        _folder.Write("release2/a.yaml", Yaml.Widget("a", 3));
        await manifests.UntilSizesAsync(("a", 3));
    }

    [Test]
    public async Task Follows_links_to_folders_and_ends_in_circles()
    {
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("a.yaml", Yaml.Widget("a", 1));
        _folder.Link("linked", elsewhere.Path);
        elsewhere.Link("self", ".");
        elsewhere.Link("back", _folder.Path);
        await using var manifests = await WatchedManifests.StartAsync(_folder.Path);
        Assert.That(manifests.Problems, Is.Empty);
        elsewhere.Write("a.yaml", Yaml.Widget("a", 2));
        await manifests.UntilSizesAsync(("a", 2));
        elsewhere.Write("sub/b.yaml", Yaml.Widget("b", 1));
        await manifests.UntilSizesAsync(("a", 2), ("b", 1));
    }

    [Test]
    public async Task Ends_with_the_last_state_of_a_large_burst()
    {
        await using var manifests = await WatchedManifests.StartAsync(_folder.Path);
        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < 300; i++)
                _folder.Replace($"w{i}.yaml", Yaml.Widget($"w{i}", round));
        }
        await manifests.UntilSizesAsync(Enumerable.Range(0, 300).Select(i => ($"w{i}", 4)));
        for (var i = 0; i < 300; i++)
            _folder.Delete($"w{i}.yaml");
        await manifests.UntilSizesAsync();
        Assert.That(manifests.Problems, Is.Empty);
    }

    [Test]
    public async Task Ends_when_it_is_disposed()
    {
        var manifests = await WatchedManifests.StartAsync(_folder.Path);
        await manifests.DisposeAsync();
        Assert.That(manifests.Source.Completion.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task Fails_its_completion_when_the_engine_is_gone()
    {
        var engine = new KrtEngine();
        await using var source = await ManifestSource.WatchAsync(
            engine,
            Kinds.Catalogue.CreateSources(engine.Root),
            [_folder.Path]
        );
        await engine.DisposeAsync();
        _folder.Write("a.yaml", Yaml.Widget("a", 1));
        Assert.That(async () => await source.Completion, Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Refuses_to_watch_standard_input()
    {
        await using var engine = new KrtEngine();
        var sources = Kinds.Catalogue.CreateSources(engine.Root);
        Assert.That(async () => await ManifestSource.WatchAsync(engine, sources, ["-"]), Throws.ArgumentException);
    }
}
