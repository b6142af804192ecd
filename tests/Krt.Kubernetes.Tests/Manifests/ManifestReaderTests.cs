// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Krt.Kubernetes.Rows;

namespace Krt.Kubernetes.Manifests;

[TestFixture]
public sealed class ManifestReaderTests
{
    private static readonly ManifestReader Reader = new(Kinds.Catalogue);

    [Test]
    public void Reads_an_object_into_a_row()
    {
        var content = Read(
            """
            # a widget
            apiVersion: example.com/v1
            kind: Widget
            metadata: {name: a, namespace: shop}
            spec:
              size: 0x10
              color: "yes"
            """
        );
        var expected = new Widget
        {
            Metadata = new() { Namespace = "shop", Name = "a" },
            Spec = new() { Size = 16, Color = "yes" },
        };
        Assert.That(content.Problems, Is.Empty);
        Assert.That(
            content.Objects,
            Is.EqualTo(new[] { new ManifestObject(Kinds.Widget, new("shop", "a"), expected, Line: 2) })
        );
        Assert.That(content.IsComplete, Is.True);
    }

    [Test]
    public void Reads_every_document_and_skips_empty_ones()
    {
        var content = Read($"---\n# nothing\n---\n{Widget("a")}---\n{Widget("b")}---\n");
        Assert.That(Names(content), Is.EqualTo(new[] { "Widget default/a", "Widget default/b" }));
        Assert.That(content.Objects.Select(read => read.Line), Is.EqualTo(new[] { 4, 8 }));
        Assert.That(content.Problems, Is.Empty);
    }

    [TestCase("metadata: {name: a}")]
    [TestCase("metadata: {name: a, namespace: }")]
    [TestCase("metadata: {name: a, namespace: ''}")]
    public void Defaults_the_namespace(string metadata)
    {
        var content = Read($"apiVersion: example.com/v1\nkind: Widget\n{metadata}\n");
        Assert.That(Names(content), Is.EqualTo(new[] { "Widget default/a" }));
        Assert.That(((Widget)content.Objects[0].Row!).Metadata.Namespace, Is.EqualTo("default"));
        Assert.That(content.Problems, Is.Empty);
    }

    [Test]
    public void Drops_the_namespace_when_the_kind_has_none()
    {
        var content = Read("apiVersion: example.com/v1\nkind: Zone\nmetadata:\n  name: a\n  namespace: shop\n");
        Assert.That(content.Objects[0].Key, Is.EqualTo(new NamespacedName("", "a")));
        Assert.That(((Zone)content.Objects[0].Row!).Key, Is.EqualTo(new NamespacedName("", "a")));
        Assert.That(
            Lines(content),
            Is.EqualTo(new[] { "x.yaml:4: Zone a: the kind has no namespaces; metadata.namespace is ignored" })
        );
    }

    [TestCase("v1", "List", "apiVersion: example.com/v1, kind: Widget, ")]
    [TestCase("example.com/v1", "WidgetList", "")]
    public void Reads_the_items_of_a_list(string apiVersion, string kind, string type)
    {
        var items = $"- {{{type}metadata: {{name: a}}}}\n- {{{type}metadata: {{name: b}}}}\n";
        var content = Read($"apiVersion: {apiVersion}\nkind: {kind}\nitems:\n{items}");
        Assert.That(Names(content), Is.EqualTo(new[] { "Widget default/a", "Widget default/b" }));
        Assert.That(content.Problems, Is.Empty);
    }

    [Test]
    public void Reads_an_empty_list() =>
        Assert.That(
            Lines(Read("apiVersion: v1\nkind: List\nitems: []\n---\napiVersion: v1\nkind: List\nitems:\n")),
            Is.Empty
        );

    [Test]
    public void Reads_JSON()
    {
        var content = Read("""{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"a"}}""", "x.json");
        Assert.That(Names(content), Is.EqualTo(new[] { "Widget default/a" }));
    }

    [TestCase("just text", "x.yaml:1: document 1 is not an object")]
    [TestCase("- a", "x.yaml:1: document 1 is not an object")]
    [TestCase("kind: Widget\nmetadata: {name: a}", "x.yaml:1: document 1 has no apiVersion")]
    [TestCase("\napiVersion: example.com/v1\nmetadata: {name: a}", "x.yaml:2: document 1 has no kind")]
    [TestCase(
        "apiVersion: example.com/v1\nkind: Widget",
        "x.yaml:1: document 1: Widget has no metadata.name, or one that is not a string"
    )]
    [TestCase(
        "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: 5}",
        "x.yaml:1: document 1: Widget has no metadata.name, or one that is not a string"
    )]
    [TestCase(
        "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: ../a}",
        "x.yaml:1: document 1: the name and namespace of a Widget may hold neither \"/\" nor \"%\""
    )]
    [TestCase("apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1}\n", "x.yaml:4: document 1, items[0] has no kind")]
    public void Reports_what_is_no_object_and_reads_the_others(string document, string problem)
    {
        var content = Read($"{document}\n---\n{Widget("b")}");
        Assert.That(Lines(content), Is.EqualTo(new[] { problem }));
        Assert.That(content.Problems[0].Severity, Is.EqualTo(ProblemSeverity.Error));
        Assert.That(Names(content), Is.EqualTo(new[] { "Widget default/b" }));
        Assert.That(content.IsComplete, Is.False);
    }

    [Test]
    public void Warns_of_an_unknown_kind()
    {
        var content = Read("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, namespace: shop}\n");
        Assert.That(
            Lines(content),
            Is.EqualTo(
                new[] { "x.yaml:1: Deployment shop/a: the kind Deployment of apps/v1 is not known here; it is skipped" }
            )
        );
        Assert.That(content.Problems[0].Severity, Is.EqualTo(ProblemSeverity.Warning));
        Assert.That(content.IsComplete, Is.True);
    }

    [Test]
    public void Reports_an_unknown_version_of_a_known_kind()
    {
        var content = Read("apiVersion: example.com/v2\nkind: Widget\nmetadata: {name: a}\n");
        Assert.That(
            Lines(content),
            Is.EqualTo(new[] { "x.yaml:1: Widget default/a: the version v2 is not read; known are v1, v1beta1" })
        );
        Assert.That(
            content.Objects,
            Is.EqualTo(new[] { new ManifestObject(Kinds.Widget, new("default", "a"), null, 1) })
        );
    }

    [Test]
    public void Reads_every_accepted_version() =>
        Assert.That(Read("apiVersion: example.com/v1beta1\nkind: Widget\nmetadata: {name: a}\n").Problems, Is.Empty);

    [TestCase("spec:\n  size: ten\n", 5, "spec.size", "this string does not fit here")]
    [TestCase("spec:\n  size: 1.5\n", 5, "spec.size", "this number does not fit here")]
    [TestCase("spec:\n  size: yes\n", 5, "spec.size", "true or false does not fit here")]
    [TestCase("spec:\n  color:\n  - red\n", 6, "spec.color", "a list does not fit here")]
    [TestCase("spec: none\n", 4, "spec", "this string does not fit here")]
    [TestCase("spec:\n  weights:\n    a: 1\n    b.c: x\n", 7, "spec.weights['b.c']", "this string does not fit here")]
    public void Names_the_field_that_does_not_fit(string spec, int line, string field, string reason)
    {
        var content = Read(
            $"apiVersion: example.com/v1\nkind: Widget\nmetadata: {{name: a}}\n{spec}---\n{Widget("b")}"
        );
        Assert.That(
            Lines(content),
            Is.EqualTo(new[] { $"x.yaml:{line}: Widget default/a: the field \"{field}\": {reason}" })
        );
        Assert.That(content.Problems[0].Field, Is.EqualTo(field));
        Assert.That(Names(content), Is.EqualTo(new[] { "Widget default/a", "Widget default/b" }));
        Assert.That(content.Objects.Select(read => read.Row is null), Is.EqualTo(new[] { true, false }));
        Assert.That(content.IsComplete, Is.True);
    }

    [Test]
    public void Quotes_nothing_when_the_code_of_a_row_fails()
    {
        var content = Read($"{Widget("a")}spec: {{shape: hunter2}}\n");
        Assert.That(
            Lines(content),
            Is.EqualTo(new[] { "x.yaml:1: Widget default/a: the object cannot be read (NotSupportedException)" })
        );
    }

    [Test]
    public void Reports_an_object_when_it_nests_too_deeply_for_a_row()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100));
        var content = Read($"{Widget("a")}spec: {{other: {deep}}}\n---\n{Widget("b")}");
        Assert.That(content.Problems.Single().Severity, Is.EqualTo(ProblemSeverity.Error));
        Assert.That(content.Problems.Single().Subject, Is.EqualTo("Widget default/a"));
        Assert.That(content.Objects[1].Row, Is.Not.Null);
    }

    [Test]
    public void Yields_no_object_when_the_syntax_is_broken()
    {
        var content = Read($"{Widget("a")}---\na: {{\n");
        Assert.That(content.Objects, Is.Empty);
        Assert.That(content.IsComplete, Is.False);
        Assert.That(content.Problems.Single().ToString(), Does.StartWith("x.yaml:6: While parsing a node"));
    }

    [Test]
    public void Warns_of_a_repeated_field()
    {
        var content = Read($"{Widget("a")}spec:\n  size: 1\n  size: 2\n");
        Assert.That(
            Lines(content),
            Is.EqualTo(new[] { "x.yaml:6: the field \"size\" is given twice; the last one counts" })
        );
        Assert.That(((Widget)content.Objects[0].Row!).Spec.Size, Is.EqualTo(2));
    }

    [Test]
    public void Warns_of_unknown_fields()
    {
        var content = Read(
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata:
              name: a
              label: {}
            spec:
              hostnames: [a.example.com]
              rules:
              - name: one
              - matchess:
                - path: {type: Exact, value: /}
                matches:
                - headers: [{nam: x, entirelyOther: y}]
            extra: 1
            """
        );
        Assert.That(
            Lines(content),
            Is.EqualTo(
                new[]
                {
                    "x.yaml:5: HTTPRoute default/a: unknown field \"metadata.label\"; did you mean \"labels\"?",
                    "x.yaml:10: HTTPRoute default/a: unknown field \"spec.rules[1].matchess\"; did you mean \"matches\"?",
                    "x.yaml:13: HTTPRoute default/a: unknown field \"spec.rules[1].matches[0].headers[0].nam\"; did you mean \"name\"?",
                    "x.yaml:13: HTTPRoute default/a: unknown field \"spec.rules[1].matches[0].headers[0].entirelyOther\"",
                    "x.yaml:14: HTTPRoute default/a: unknown field \"extra\"",
                }
            )
        );
        Assert.That(content.Problems.Select(problem => problem.Severity), Has.All.EqualTo(ProblemSeverity.Warning));
        Assert.That(content.Objects[0].Row, Is.Not.Null);
    }

    [Test]
    public void Accepts_any_name_where_the_schema_does()
    {
        var content = Read(
            """
            apiVersion: v1
            kind: Secret
            metadata:
              name: a
              labels: {anything: goes, example.com/x: y}
            data: {any.key: ""}
            """
        );
        Assert.That(Lines(content), Is.Empty);
    }

    [Test]
    public void Warns_of_no_field_when_the_schema_is_not_known() =>
        Assert.That(Lines(Read($"{Widget("a")}other: 1\n")), Is.Empty);

    [Test]
    public void Lists_only_the_first_problems_when_there_are_very_many()
    {
        var content = Read(string.Concat(Enumerable.Repeat("---\nx: 1\n", 5000)));
        Assert.That(content.Problems, Has.Count.EqualTo(1001));
        Assert.That(
            content.Problems[^1].ToString(),
            Is.EqualTo("x.yaml: 4000 more problems of this file are not listed")
        );
        Assert.That(content.Problems[^1].Severity, Is.EqualTo(ProblemSeverity.Error));
    }

    [TestCase("data: {password: hunter2!}")]
    [TestCase("data: {password: [hunter2]}")]
    [TestCase("data: {password: {hunter2: 1}}")]
    [TestCase("data: hunter2")]
    [TestCase("data: *hunter2")]
    [TestCase("data: {password: @hunter2}")]
    [TestCase("data: {password: \"hunter2\\q\"}")]
    [TestCase("data: !!int hunter2")]
    [TestCase("data: {password: 'hunter2}")]
    [TestCase("data: hunter2: 1")]
    public void Quotes_nothing_of_a_secret(string data)
    {
        var content = Read($"apiVersion: v1\nkind: Secret\nmetadata: {{name: a}}\n{data}\n");
        Assert.That(content.Problems, Is.Not.Empty);
        Assert.That(Lines(content), Has.None.Contains("hunter2"));
    }

    private static string Widget(string name) =>
        $"apiVersion: example.com/v1\nkind: Widget\nmetadata: {{name: {name}}}\n";

    private static ManifestContent Read(string text, string path = "x.yaml") =>
        Reader.Read(path, Encoding.UTF8.GetBytes(text));

    private static IEnumerable<string> Names(ManifestContent content) =>
        content.Objects.Select(read => $"{read.Kind.Kind} {read.Key}");

    private static IEnumerable<string> Lines(ManifestContent content) =>
        content.Problems.Select(problem => problem.ToString());
}
