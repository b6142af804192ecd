// SPDX-License-Identifier: Apache-2.0

using System.Reflection;
using Google.Protobuf.Reflection;
using Syncer.Protos.Resources;

namespace Syncer.Protos.Tests;

[TestFixture]
public sealed class WireContractTests
{
    private const string Header = "kind\tscope\tname\tnumber\tlabel\ttype\toneof";

    [Test]
    public void Compiled_descriptors_are_exactly_the_table()
    {
        var table = Table();
        Assert.That(table[0], Is.EqualTo(Header));

        string[] expected = [.. table.Skip(1).Order(StringComparer.Ordinal)];
        string[] actual = [.. Files().SelectMany(WireTable.LinesOf).Order(StringComparer.Ordinal)];

        string[] difference =
        [
            .. expected.Except(actual).Select(line => $"missing from protos: {line}"),
            .. actual.Except(expected).Select(line => $"not in wire.tsv: {line}"),
        ];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(difference, Is.Empty, string.Join('\n', difference));
            Assert.That(actual, Has.Length.EqualTo(expected.Length));
        }
    }

    [Test]
    public void Entries_of_maps_are_declared_as_maps()
    {
        var entries = Files()
            .SelectMany(file => file.MessageTypes)
            .SelectMany(WithNested)
            .SelectMany(message => message.Fields.InDeclarationOrder())
            .Where(field => field is { IsRepeated: true, FieldType: FieldType.Message })
            .Where(field => field.MessageType.Name == EntryNameOf(field))
            .ToList();

        Assert.That(entries, Is.Not.Empty);
        Assert.That(entries, Has.All.Property(nameof(FieldDescriptor.IsMap)).True);
    }

    [Test]
    public void Table_is_that_of_the_contract()
    {
        var contract = ContractPath();
        if (contract is null)
        {
            Assert.Ignore("no ../shared/contract/wire.tsv beside the checkout");
        }
        Assert.That(Table(), Is.EqualTo(File.ReadAllLines(contract)));
    }

    private static string[] Table()
    {
        using var stream = typeof(WireContractTests).Assembly.GetManifestResourceStream("wire.tsv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd('\n').Split('\n');
    }

    // Of the assembly and not of one root file, so that a file nothing imports is compared too.
    private static IEnumerable<FileDescriptor> Files() =>
        typeof(Resource)
            .Assembly.GetExportedTypes()
            .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static))
            .Where(property => property?.PropertyType == typeof(FileDescriptor))
            .Select(property => (FileDescriptor)property!.GetValue(null)!);

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) =>
        [message, .. message.NestedTypes.SelectMany(WithNested)];

    private static string EntryNameOf(FieldDescriptor field) =>
        string.Concat(field.Name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Entry";

    private static string? ContractPath()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Syncer.sln")))
        {
            directory = directory.Parent;
        }
        var path = Path.Combine(directory?.Parent?.FullName ?? "", "shared", "contract", "wire.tsv");
        return File.Exists(path) ? path : null;
    }
}
