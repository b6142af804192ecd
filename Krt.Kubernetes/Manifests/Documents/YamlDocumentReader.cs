// SPDX-License-Identifier: Apache-2.0

using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Krt.Kubernetes.Manifests.Documents;

/// <summary>Reads YAML 1.1 one document at a time; anchors and merge keys are resolved.</summary>
internal sealed class YamlDocumentReader(string text)
{
    private readonly Parser _parser = new(new Scanner(new StringReader(text), skipComments: true));
    private readonly Dictionary<string, DocumentNode?> _anchors = new(StringComparer.Ordinal);
    private List<(string Name, int Line)> _repeated = [];
    private long _aliasWeight;

    /// <exception cref="DocumentSyntaxException">While enumerating: what follows cannot be read.</exception>
    public IEnumerable<Document> Read()
    {
        Next();
        while (Next() is DocumentStart)
        {
            _anchors.Clear();
            _repeated = [];
            var root = ReadNode(Next(), depth: 0);
            Next();
            yield return new Document(root, _repeated);
        }
    }

    private static int LineOf(ParsingEvent parsingEvent) => (int)parsingEvent.Start.Line;

    private ParsingEvent Next()
    {
        try
        {
            _parser.MoveNext();
            return _parser.Current!;
        }
        catch (YamlException e)
        {
            throw Explain(e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // How the parser answers some broken keys and tags, without a place.
            throw new DocumentSyntaxException((int)(_parser.Current?.Start.Line ?? 1), "not valid YAML from here on");
        }
    }

    private DocumentNode ReadNode(ParsingEvent current, int depth)
    {
        if (current is AnchorAlias alias)
            return Resolve(alias, depth);
        var node = (NodeEvent)current;
        if (depth == DocumentLimits.Depth && node is not Scalar)
            throw TooDeep(LineOf(node));
        // An anchor is known, though without a value, from where it begins: an alias inside of it is a cycle.
        if (!node.Anchor.IsEmpty)
            _anchors[node.Anchor.Value] = null;
        var value = node switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart start => ReadList(start, depth),
            MappingStart start => ReadObject(start, depth),
            _ => throw new DocumentSyntaxException(LineOf(node), "a value is expected"),
        };
        if (!node.Anchor.IsEmpty)
            _anchors[node.Anchor.Value] = value;
        return value;
    }

    private DocumentNode Resolve(AnchorAlias alias, int depth)
    {
        var line = LineOf(alias);
        if (!_anchors.TryGetValue(alias.Value.Value, out var target))
            throw new DocumentSyntaxException(line, "an alias (\"*\") has no anchor (\"&\") of its name before it");
        if (target is null)
            throw new DocumentSyntaxException(line, "an alias lies within its own anchor");
        if (depth + target.Height > DocumentLimits.Depth)
            throw TooDeep(line);
        _aliasWeight += target.Weight;
        return _aliasWeight <= DocumentLimits.AliasWeight
            ? target
            : throw new DocumentSyntaxException(line, "aliases make the file too large");
    }

    private static DocumentNode ReadScalar(Scalar scalar)
    {
        var line = LineOf(scalar);
        if (scalar.Tag.IsEmpty)
        {
            return scalar.Style == ScalarStyle.Plain
                ? YamlScalar.Resolve(scalar.Value, line)
                : DocumentNode.String(scalar.Value, line);
        }
        return ReadTagged(scalar.Tag.Value, scalar.Value, line);
    }

    private static DocumentNode ReadTagged(string tag, string text, int line)
    {
        const string StandardTags = "tag:yaml.org,2002:";
        if (!tag.StartsWith(StandardTags, StringComparison.Ordinal))
            return DocumentNode.String(text, line);
        var name = tag[StandardTags.Length..];
        if (name is "str" or "timestamp")
            return DocumentNode.String(text, line);
        var value = YamlScalar.Resolve(text, line);
        var isOfTag = (name, value.Type) switch
        {
            ("bool", DocumentNodeType.Boolean) => true,
            ("null", DocumentNodeType.Null) => true,
            ("int", DocumentNodeType.Number) => !value.Text.AsSpan().ContainsAny(".E"),
            ("float", DocumentNodeType.Number) => true,
            _ => false,
        };
        return isOfTag ? value : throw new DocumentSyntaxException(line, $"the value cannot be read as !!{name}");
    }

    private DocumentNode ReadList(SequenceStart start, int depth)
    {
        var items = new List<DocumentNode>();
        for (var next = Next(); next is not SequenceEnd; next = Next())
            items.Add(ReadNode(next, depth + 1));
        return DocumentNode.List(items, LineOf(start));
    }

    private DocumentNode ReadObject(MappingStart start, int depth)
    {
        var fields = new ObjectFields(_repeated);
        List<DocumentNode>? merged = null;
        for (var next = Next(); next is not MappingEnd; next = Next())
        {
            var line = LineOf(next);
            if (IsMergeKey(next))
            {
                merged ??= [];
                AddMerged(merged, ReadNode(Next(), depth + 1), line);
                continue;
            }
            var name = ReadKey(next);
            fields.Add(new DocumentField(name, line, ReadNode(Next(), depth + 1)));
        }
        foreach (var other in merged ?? [])
            fields.Merge(other);
        return fields.ToNode(LineOf(start));
    }

    private static bool IsMergeKey(ParsingEvent key) =>
        key is Scalar { Value: "<<", Style: ScalarStyle.Plain } scalar
        && (scalar.Tag.IsEmpty || scalar.Tag.Value == "tag:yaml.org,2002:merge");

    private static void AddMerged(List<DocumentNode> merged, DocumentNode value, int line)
    {
        var objects = value.Type == DocumentNodeType.List ? value.Items : [value];
        foreach (var item in objects)
        {
            if (item.Type != DocumentNodeType.Object)
                throw new DocumentSyntaxException(line, "a merge key (\"<<\") needs an object or a list of objects");
            merged.Add(item);
        }
    }

    private string ReadKey(ParsingEvent key)
    {
        var node = key switch
        {
            Scalar or AnchorAlias => ReadNode(key, DocumentLimits.Depth),
            _ => null,
        };
        if (node is null or { Type: DocumentNodeType.Null or DocumentNodeType.List or DocumentNodeType.Object })
            throw new DocumentSyntaxException(LineOf(key), "the name of a field must be a string");
        return node.Text;
    }

    private static DocumentSyntaxException TooDeep(int line) =>
        new(line, $"lists and objects are nested deeper than {DocumentLimits.Depth} levels");

    private DocumentSyntaxException Explain(YamlException e)
    {
        var line = (int)e.Start.Line;
        if (FindIndentingTab(line) is { } tabLine)
            return new(tabLine, "a tab is used for indentation; YAML allows only spaces there");
        return new(line, e.Message);
    }

    // The parser names the line where the surrounding mapping began.
    private int? FindIndentingTab(int fromLine)
    {
        const int LinesToSearch = 1000;
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (number < fromLine)
                continue;
            if (number > fromLine + LinesToSearch)
                return null;
            var indentation = line[..^line.TrimStart(" \t").Length];
            if (indentation.Contains('\t') && indentation.Length < line.Length)
                return number;
        }
        return null;
    }
}
