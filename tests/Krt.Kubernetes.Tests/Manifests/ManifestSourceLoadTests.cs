// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Text;
using Krt.Kubernetes.Manifests.Files;
using Krt.Kubernetes.Rows;

namespace Krt.Kubernetes.Manifests;

[TestFixture]
public sealed class ManifestSourceLoadTests
{
    private TemporaryFolder _folder = null!;
    private KrtEngine _engine = null!;
    private KindSources _sources = null!;

    [SetUp]
    public void CreateFolder()
    {
        _folder = new TemporaryFolder();
        _engine = new KrtEngine();
        _sources = Kinds.Catalogue.CreateSources(_engine.Root);
    }

    [TearDown]
    public async Task DeleteFolder()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task Loads_files_and_folders_in_one_transaction()
    {
        await _engine.WhenSettledAsync();
        var before = _engine.Epoch;
        var load = await LoadAsync(
            _folder.Write("given.txt", Yaml.Widget("a", 1)),
            Path.GetDirectoryName(_folder.Write("sub/x.yaml/b.yaml", Yaml.Widget("b", 2)))!
        );
        Assert.That(_engine.Epoch, Is.EqualTo(before + 1));
        Assert.That(load.Problems, Is.Empty);
        Assert.That(load.IsComplete, Is.True);
        Assert.That(Sizes, Is.EqualTo(new[] { "a=1", "b=2" }));
        Assert.That(_sources.Select(binding => binding.Source.IsSynced), Has.All.True);
    }

    [Test]
    public async Task Takes_a_folder_for_a_folder_whatever_its_name()
    {
        _folder.Write("x.yaml/a.yaml", Yaml.Widget("a", 1));
        var load = await LoadAsync(_folder.Path);
        Assert.That(load.Problems, Is.Empty);
        Assert.That(Sizes, Is.EqualTo(new[] { "a=1" }));
    }

    [Test]
    public async Task Reads_standard_input_in_the_order_of_the_paths()
    {
        var file = _folder.Write("b.yaml", Yaml.Widget("b", 2) + Yaml.Widget("both", 2));
        using var input = new MemoryStream(
            Encoding.UTF8.GetBytes(Yaml.Widget("a", 1) + Yaml.Widget("both", 1) + "---\nx: 1")
        );
        var load = await ManifestSource.LoadAsync(_engine, _sources, [ManifestSource.StandardInput, file], input);
        Assert.That(Sizes, Is.EqualTo(new[] { "a=1", "b=2", "both=1" }));
        Assert.That(
            load.Problems.Select(problem => problem.ToString()),
            Is.EqualTo(
                new[]
                {
                    "standard input:12: document 4 has no apiVersion",
                    $"{file}:6: Widget default/both: the object is also defined at standard input:6, which counts; this definition is ignored",
                }
            )
        );
    }

    [Test]
    public async Task Lets_the_path_that_is_given_first_win()
    {
        var first = _folder.Write("z.yaml", Yaml.Widget("a", 1));
        _folder.Write("a.yaml", Yaml.Widget("a", 2));
        var load = await LoadAsync(first, _folder.Path);
        Assert.That(Sizes, Is.EqualTo(new[] { "a=1" }));
        Assert.That(load.Problems.Select(problem => problem.Path), Is.EqualTo(new[] { _folder["a.yaml"] }));
        Assert.That(load.IsComplete, Is.True);
    }

    [Test]
    public async Task Lets_the_last_document_win_when_one_file_defines_an_object_twice()
    {
        var path = _folder.Write("a.yaml", Yaml.Widget("a", 1) + Yaml.Widget("a", 2));
        var load = await LoadAsync(path);
        Assert.That(Sizes, Is.EqualTo(new[] { "a=2" }));
        Assert.That(
            load.Problems.Select(problem => problem.ToString()),
            Is.EqualTo(
                new[]
                {
                    $"{path}:1: Widget default/a: the object is also defined at {path}:6, which counts; this definition is ignored",
                }
            )
        );
    }

    [Test]
    public async Task Keeps_objects_of_one_name_apart_when_their_kinds_differ()
    {
        var load = await LoadAsync(_folder.Write("a.yaml", Yaml.Widget("a", 1) + Yaml.Zone("a")));
        Assert.That(load.Problems, Is.Empty);
        Assert.That(_sources.Of<Zone>().Snapshot, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Is_incomplete_when_a_path_does_not_exist()
    {
        var load = await LoadAsync(_folder["missing.yaml"], _folder.Write("a.yaml", Yaml.Widget("a", 1)));
        Assert.That(load.IsComplete, Is.False);
        Assert.That(
            load.Problems.Select(problem => problem.ToString()),
            Is.EqualTo(new[] { $"{_folder["missing.yaml"]}: there is no such file or folder" })
        );
        Assert.That(Sizes, Is.EqualTo(new[] { "a=1" }));
        Assert.That(_sources.Of<Widget>().IsSynced, Is.True);
    }

    [Test]
    public async Task Is_incomplete_when_something_cannot_be_read()
    {
        _folder.Link("link.yaml", "nowhere");
        _folder.Write("object.yaml", Yaml.Widget("x", "x"));
        _folder.Write("syntax.yaml", "a: [");
        using (var large = File.Create(_folder["large.yaml"]))
            large.SetLength((64 << 20) + 1);
        var load = await LoadAsync(_folder.Path);
        Assert.That(load.IsComplete, Is.False);
        Assert.That(
            load.Problems.Select(problem => $"{Path.GetFileName(problem.Path)}:{problem.Line}"),
            Is.EqualTo(new[] { "large.yaml:0", "link.yaml:0", "object.yaml:4", "syntax.yaml:2" })
        );
        Assert.That(load.Problems.Select(problem => problem.Severity), Has.All.EqualTo(ProblemSeverity.Error));
    }

    [Test]
    public async Task Is_complete_when_there_are_only_warnings()
    {
        var load = await LoadAsync(_folder.Write("a.yaml", "apiVersion: v1\nkind: Other\nmetadata: {name: x}\n"));
        Assert.That(load.Problems, Has.Count.EqualTo(1));
        Assert.That(load.IsComplete, Is.True);
    }

    [Test]
    public async Task Loads_a_file_of_10_MB_quickly()
    {
        var text = new StringBuilder();
        var count = 0;
        while (text.Length < 10_000_000)
        {
            text.Append(
                $$"""
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata:
                  name: route-{{count++}}
                  labels: {app: web, tier: front}
                spec:
                  parentRefs:
                  - name: gateway
                    namespace: infra
                  hostnames: [www.example.com]
                  rules:
                  - matches:
                    - path: {type: PathPrefix, value: /some/path}
                    backendRefs:
                    - name: backend
                      port: 8080
                ---

                """
            );
        }
        var path = _folder.Write("large.yaml", text.ToString());
        var time = Stopwatch.StartNew();
        var load = await LoadAsync(path);
        TestContext.Out.WriteLine($"{count} objects in {time.ElapsedMilliseconds} ms");
        Assert.That(load.Problems, Is.Empty);
        Assert.That(_sources.Of<Route>().Snapshot, Has.Count.EqualTo(count));
        Assert.That(time.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
    }

    private IEnumerable<string> Sizes =>
        _sources
            .Of<Widget>()
            .Snapshot.Values.Select(row => $"{row.Metadata.Name}={row.Spec.Size}")
            .Order(StringComparer.Ordinal);

    private Task<ManifestLoad> LoadAsync(params IReadOnlyList<string> paths) =>
        ManifestSource.LoadAsync(_engine, _sources, paths);
}
