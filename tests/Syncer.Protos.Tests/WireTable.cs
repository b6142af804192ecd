// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.Reflection;
using static System.FormattableString;

namespace Syncer.Protos.Tests;

/// <summary>
/// The compiled descriptors in the shape of <c>wire.tsv</c>: one line per field, enum value, empty message, reserved
/// range and method; columns kind, scope, name, number, label, type, oneof.
/// </summary>
internal static class WireTable
{
    public static IEnumerable<string> LinesOf(FileDescriptor file) =>
        [
            .. file.MessageTypes.SelectMany(LinesOf),
            .. file.EnumTypes.SelectMany(LinesOf),
            .. file.Services.SelectMany(LinesOf),
        ];

    private static IEnumerable<string> LinesOf(MessageDescriptor message)
    {
        var proto = message.ToProto();
        if (message.Fields.InDeclarationOrder().Count == 0)
        {
            yield return Line("message", message.FullName);
        }
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            yield return Line(
                "field",
                message.FullName,
                field.Name,
                Invariant($"{field.FieldNumber}"),
                LabelOf(field),
                TypeOf(field),
                field.RealContainingOneof?.Name ?? ""
            );
        }
        foreach (var range in proto.ReservedRange)
        {
            yield return Line("reserved", message.FullName, number: Invariant($"{range.Start}-{range.End - 1}"));
        }
        foreach (var name in proto.ReservedName)
        {
            yield return Line("reserved", message.FullName, name);
        }
        foreach (var line in message.NestedTypes.SelectMany(LinesOf))
        {
            yield return line;
        }
        foreach (var line in message.EnumTypes.SelectMany(LinesOf))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> LinesOf(EnumDescriptor type)
    {
        var proto = type.ToProto();
        foreach (var value in type.Values)
        {
            yield return Line("enum", type.FullName, value.Name, Invariant($"{value.Number}"));
        }
        foreach (var range in proto.ReservedRange)
        {
            yield return Line("reserved", type.FullName, number: Invariant($"{range.Start}-{range.End}"));
        }
        foreach (var name in proto.ReservedName)
        {
            yield return Line("reserved", type.FullName, name);
        }
    }

    private static IEnumerable<string> LinesOf(ServiceDescriptor service) =>
        service.Methods.Select(method =>
        {
            string[] streams =
            [
                .. method.IsClientStreaming ? ["stream in"] : Array.Empty<string>(),
                .. method.IsServerStreaming ? ["stream out"] : Array.Empty<string>(),
            ];
            return Line(
                "method",
                service.FullName,
                method.Name,
                label: string.Join(' ', streams),
                type: $"{method.InputType.FullName} -> {method.OutputType.FullName}"
            );
        });

    private static string LabelOf(FieldDescriptor field) =>
        field.IsRepeated ? "repeated"
        : field.ToProto().Proto3Optional ? "optional"
        : "";

    private static string TypeOf(FieldDescriptor field) =>
        field.FieldType switch
        {
            FieldType.Message => field.MessageType.FullName,
            FieldType.Enum => field.EnumType.FullName,
            var scalar => scalar.ToString().ToLowerInvariant(),
        };

    private static string Line(
        string kind,
        string scope,
        string name = "",
        string number = "",
        string label = "",
        string type = "",
        string oneof = ""
    ) => string.Join('\t', kind, scope, name, number, label, type, oneof);
}
