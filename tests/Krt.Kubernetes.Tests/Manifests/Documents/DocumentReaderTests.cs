// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Diagnostics;
using System.Text;

namespace Krt.Kubernetes.Manifests.Documents;

[TestFixture]
public sealed class DocumentReaderTests
{
    [TestCase("a: 1\n---\nb: 2\n", "{\"a\":1}", "{\"b\":2}")]
    [TestCase("---\n...\n---\na: 1\n...\n", "null", "{\"a\":1}")]
    [TestCase("")]
    [TestCase("# a comment\n\n# another one\n")]
    [TestCase("%YAML 1.1\n---\na: 1\n", "{\"a\":1}")]
    [TestCase("\ufeffa: 1\n", "{\"a\":1}")]
    [TestCase("a:\r\n  b: |\r\n    x\r\n    y\r\n", """{"a":{"b":"x\ny\n"}}""")]
    [TestCase("a: [x, 'yes', \"010\", !!str 010, ! 010, 010]\n", """{"a":["x","yes","010","010","010",8]}""")]
    [TestCase("a: !!int '7'\nb: !!float 1\nc: !!bool on\nd: !other 5\n", """{"a":7,"b":1,"c":true,"d":"5"}""")]
    [TestCase("on: 1\n0x10: 2\n1.50: 3\n'~': 4\n", """{"true":1,"16":2,"1.5":3,"~":4}""")]
    [TestCase("a: &x {b: 1}\nc: *x\nd: [*x, *x]\n", """{"a":{"b":1},"c":{"b":1},"d":[{"b":1},{"b":1}]}""")]
    [TestCase("a: &x 1\nb: &x 2\nc: *x\n", """{"a":1,"b":2,"c":2}""")]
    [TestCase("&k a: 1\nb: {*k : 2}\n", """{"a":1,"b":{"a":2}}""")]
    [TestCase("a: &x {b: 1, c: 2}\nd: {c: 3, <<: *x}\n", """{"a":{"b":1,"c":2},"d":{"c":3,"b":1}}""")]
    [TestCase(
        "a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne: {<<: [*x, *y]}\n",
        """{"a":{"b":1},"c":{"b":2,"d":3},"e":{"b":1,"d":3}}"""
    )]
    [TestCase("'<<': 1\n", """{"<<":1}""")]
    [TestCase("a: 1\nb: 2\na: 3\n", """{"a":3,"b":2}""")]
    [TestCase("{a: 1, b: [x]}\n", """{"a":1,"b":["x"]}""")]
    [TestCase("{\"a\":\t1,\n\t\"b\":2}", """{"a":1,"b":2}""")]
    [TestCase("{\"a\":1}\n{\"a\":2}", "{\"a\":1}", "{\"a\":2}")]
    [TestCase("a: \"\\ud83d\\ude00 \\x41\"\n", """{"a":"\uD83D\uDE00 A"}""")]
    public void Reads_YAML(string text, params string[] documents) =>
        Assert.That(Read("x.yaml", text).Select(Json), Is.EqualTo(documents));

    [TestCase("{\"a\":1.50}", "{\"a\":1.50}")]
    [TestCase("{\"a\":\"\\u0041\"}[true,null]", "{\"a\":\"A\"}", "[true,null]")]
    [TestCase(" \n")]
    [TestCase("")]
    public void Reads_JSON(string text, params string[] documents) =>
        Assert.That(Read("x.json", text).Select(Json), Is.EqualTo(documents));

    [TestCase("a: 1\nb: {c: 1\n", 3)]
    [TestCase("a: \"\\q\"\n", 1)]
    [TestCase("a: 1\n  b: 2\n", 2)]
    [TestCase("- a\nb: 1\n", 2)]
    [TestCase("a: 1\n---\nb: 'x\n", 3)]
    [TestCase("a: 1\nb: *hunter2\n", 2)]
    [TestCase("a: 1\nb: &x [1, *x]\n", 2)]
    [TestCase("a: 1\nb: {<<: [1]}\n", 2)]
    [TestCase("a: 1\n? [b]\n: 2\n", 2)]
    [TestCase("a: 1\n~: 2\n", 2)]
    [TestCase("a: 1\nb: !!int x\n", 2)]
    [TestCase("a: 1\nb: !!binary eA==\n", 2)]
    [TestCase("a: 1\nb: \u0001\n", 2)]
    [TestCase("a: 1\nb: .inf\n", 2)]
    public void Names_the_line_when_YAML_is_broken(string text, int line) =>
        Assert.That(
            () => Read("x.yaml", text),
            Throws
                .InstanceOf<DocumentSyntaxException>()
                .With.Property("Line")
                .EqualTo(line)
                .And.Message.Not.Contain("hunter2")
        );

    [TestCase("a:\n\tb: 1\n", 2)]
    [TestCase("a:\n  b: 1\n  c:\n  \td: 1\n", 4)]
    public void Explains_tabs_when_they_indent(string text, int line) =>
        Assert.That(
            () => Read("x.yaml", text),
            Throws.InstanceOf<DocumentSyntaxException>().With.Property("Line").EqualTo(line).And.Message.Contain("tab")
        );

    [TestCase("{\"a\":1,\n}", 2)]
    [TestCase("{\"a\":1", 1)]
    [TestCase("a: 1", 1)]
    [TestCase("{\n\"a\":\n\"\\ud800\"}", 3)]
    public void Names_the_line_when_JSON_is_broken(string text, int line) =>
        Assert.That(
            () => Read("x.json", text),
            Throws.InstanceOf<DocumentSyntaxException>().With.Property("Line").EqualTo(line)
        );

    [TestCase(new byte[] { (byte)'a', (byte)'\n', 0xc3, 0x28 }, 2)]
    [TestCase(new byte[] { 0x7f, (byte)'E', (byte)'L', (byte)'F', 0, 0 }, 1)]
    [TestCase(new byte[] { 0xff, 0xfe, (byte)'a', 0 }, 0)]
    public void Refuses_what_is_not_UTF_8_text(byte[] content, int line) =>
        Assert.That(
            () => DocumentReader.Read("x.yaml", content).ToList(),
            Throws.InstanceOf<DocumentSyntaxException>().With.Property("Line").EqualTo(line)
        );

    [Test]
    public void Refuses_a_file_when_it_is_larger_than_the_limit() =>
        Assert.That(
            () => DocumentReader.Read("x.yaml", new byte[DocumentLimits.FileBytes + 1]).ToList(),
            Throws.InstanceOf<DocumentSyntaxException>().With.Message.EqualTo("larger than 64 MiB")
        );

    [TestCase("x.yaml", "[", "]")]
    [TestCase("x.yaml", "{a: ", "}")]
    [TestCase("x.json", "[", "]")]
    public void Refuses_a_file_when_it_nests_too_deeply(string path, string open, string close)
    {
        Assert.That(() => Read(path, Nested(DocumentLimits.Depth)), Throws.Nothing);
        Assert.That(() => Read(path, Nested(DocumentLimits.Depth + 1)), Throws.InstanceOf<DocumentSyntaxException>());
        Assert.That(() => Read(path, Nested(200_000)), Throws.InstanceOf<DocumentSyntaxException>());

        string Nested(int depth) =>
            string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
    }

    [Test]
    public void Refuses_aliases_when_together_they_nest_too_deeply()
    {
        var text = new StringBuilder("a0: &a0 [1]\n");
        for (var i = 1; i < DocumentLimits.Depth; i++)
            text.AppendLine($"a{i}: &a{i} [*a{i - 1}]");
        Assert.That(
            () => Read("x.yaml", text.ToString()),
            Throws.InstanceOf<DocumentSyntaxException>().With.Property("Line").EqualTo(DocumentLimits.Depth)
        );
    }

    [Test]
    public void Refuses_aliases_when_they_multiply()
    {
        var text = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (var i = 1; i < 12; i++)
            text.AppendLine($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]");
        Assert.That(
            () => Read("x.yaml", text.ToString()),
            Throws.InstanceOf<DocumentSyntaxException>().With.Message.Contain("aliases")
        );
    }

    [Test]
    public void Refuses_merge_keys_when_they_multiply()
    {
        var text = new StringBuilder("a: &a {");
        for (var i = 0; i < 10_000; i++)
            text.Append($"f{i}: 1, ");
        text.Append("}\nb:\n");
        for (var i = 0; i < 100_000; i++)
            text.Append("- <<: *a\n");
        var time = Stopwatch.StartNew();
        Assert.That(
            () => Read("x.yaml", text.ToString()),
            Throws.InstanceOf<DocumentSyntaxException>().With.Message.Contain("aliases")
        );
        Assert.That(time.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public void Tells_of_repeated_fields()
    {
        var document = Read("x.yaml", "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n").Single();
        Assert.That(document.RepeatedFields, Is.EqualTo(new[] { ("c", 4), ("a", 5) }));
    }

    [Test]
    public void Tells_of_repeated_fields_when_the_object_is_large()
    {
        var lines = Enumerable.Range(0, 1000).Select(i => $"f{i}: {i}\n");
        var document = Read("x.yaml", string.Concat(lines) + "f7: x\n").Single();
        Assert.That(document.RepeatedFields, Is.EqualTo(new[] { ("f7", 1001) }));
        Assert.That(document.Root.Get("f7")!.Text, Is.EqualTo("x"));
        Assert.That(document.Root.Fields, Has.Count.EqualTo(1000));
    }

    [Test]
    public void Keeps_the_lines_of_JSON()
    {
        var document = Read("x.json", "{\n\"a\": {\n\n\"b\": [1,\n2]}}").Single();
        var list = document.Root.Get("a")!.Get("b")!;
        Assert.That((document.Root.Line, document.Root.Fields[0].Line, list.Line), Is.EqualTo((1, 2, 4)));
        Assert.That(list.Items.Select(item => item.Line), Is.EqualTo(new[] { 4, 5 }));
    }

    /// <summary>Nothing but the one exception leaves the reader, whatever the bytes are.</summary>
    [Test]
    public void Survives_random_text([Range(0, 19)] int seed)
    {
        const string Alphabet = "aA01:-?,[]{}#&*!|>'\"%@` \n\n\t<~.\\x\u00e9\ufeff";
        var random = new Random(seed);
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(40)).Select(_ => Alphabet[random.Next(Alphabet.Length)])
            );
            try
            {
                Read(random.Next(4) == 0 ? "x.json" : "x.yaml", text).ForEach(document => Json(document));
            }
            catch (DocumentSyntaxException) { }
        }
    }

    private static List<Document> Read(string path, string text) =>
        [.. DocumentReader.Read(path, Encoding.UTF8.GetBytes(text))];

    private static string Json(Document document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        DocumentJson.Write(document.Root, buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
