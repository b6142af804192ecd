// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;

namespace Syncer.Host.Tests.Telemetry;

/// <summary>A span as a collector receives it.</summary>
/// <param name="Service">Whose it is.</param>
/// <param name="Scope">The source.</param>
internal sealed record CollectedSpan(string Service, string Scope)
{
    public string TraceId { get; private set; } = "";

    public string Id { get; private set; } = "";

    public string ParentId { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The attributes, as text; lists in the form <c>[a,b]</c>.</summary>
    public Dictionary<string, string> Attributes { get; } = [];

    /// <summary>Reads an <c>ExportTraceServiceRequest</c>.</summary>
    public static IEnumerable<CollectedSpan> ReadRequest(ByteString request)
    {
        var spans = new List<CollectedSpan>();
        Read(
            request,
            (_, resourceSpans) =>
            {
                var service = "";
                Read(
                    resourceSpans,
                    (part, content) =>
                    {
                        if (part == 1)
                            service = ReadAttributes(content, 1)["service.name"];
                        else if (part == 2)
                            ReadScopeSpans(content, service, spans);
                    }
                );
            }
        );
        return spans;
    }

    private static void ReadScopeSpans(ByteString scopeSpans, string service, List<CollectedSpan> spans)
    {
        var scope = "";
        Read(
            scopeSpans,
            (part, content) =>
            {
                if (part == 1)
                    Read(content, (field, name) => scope = field == 1 ? TextOf(name) : scope);
                else if (part == 2)
                    spans.Add(ReadSpan(content, new CollectedSpan(service, scope)));
            }
        );
    }

    private static CollectedSpan ReadSpan(ByteString content, CollectedSpan span)
    {
        Read(
            content,
            (field, value) =>
            {
                if (field == 1)
                    span.TraceId = HexOf(value);
                else if (field == 2)
                    span.Id = HexOf(value);
                else if (field == 4)
                    span.ParentId = HexOf(value);
                else if (field == 5)
                    span.Name = TextOf(value);
                else if (field == 9)
                    ReadAttribute(value, span.Attributes);
            }
        );
        return span;
    }

    private static Dictionary<string, string> ReadAttributes(ByteString content, int attributes)
    {
        var read = new Dictionary<string, string>();
        Read(
            content,
            (field, value) =>
            {
                if (field == attributes)
                    ReadAttribute(value, read);
            }
        );
        return read;
    }

    /// <summary>Reads a <c>KeyValue</c>.</summary>
    private static void ReadAttribute(ByteString content, Dictionary<string, string> attributes)
    {
        var key = "";
        Read(
            content,
            (field, value) =>
            {
                if (field == 1)
                    key = TextOf(value);
                else
                    attributes[key] = ReadValue(value);
            }
        );
    }

    /// <summary>Reads an <c>AnyValue</c>.</summary>
    private static string ReadValue(ByteString content)
    {
        var input = content.CreateCodedInput();
        var tag = input.ReadTag();
        return WireFormat.GetTagFieldNumber(tag) switch
        {
            1 => input.ReadString(),
            2 => $"{input.ReadBool()}",
            3 => $"{input.ReadInt64()}",
            4 => $"{input.ReadDouble()}",
            5 => $"[{string.Join(',', ReadList(input.ReadBytes()))}]",
            _ => throw new InvalidDataException($"tag {tag}"),
        };
    }

    private static List<string> ReadList(ByteString list)
    {
        var values = new List<string>();
        Read(list, (_, value) => values.Add(ReadValue(value)));
        return values;
    }

    /// <summary>Reads the fields of a message that have a length; no other is of interest.</summary>
    private static void Read(ByteString message, Action<int, ByteString> read)
    {
        var input = message.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
                read(WireFormat.GetTagFieldNumber(tag), input.ReadBytes());
            else
                input.SkipLastField();
        }
    }

    private static string TextOf(ByteString content) => content.ToStringUtf8();

    private static string HexOf(ByteString content) => Convert.ToHexStringLower(content.Span);
}
