// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Fields;

/// <summary>
/// The embedded tables against their sources. <c>UPDATE_FIELD_TABLE=1</c> writes them anew instead of comparing.
/// </summary>
[TestFixture]
public sealed class FieldTablesTests
{
    private static readonly string Tables = Path.Combine(
        Repository.Root,
        "Krt.Kubernetes",
        "Manifests",
        "Fields",
        "Tables"
    );

    private static bool Update => Environment.GetEnvironmentVariable("UPDATE_FIELD_TABLE") == "1";

    [Test]
    public void Matches_the_custom_resource_definitions()
    {
        if (Repository.FindShared("crds") is not { } definitions)
        {
            Assert.Ignore("needs the CustomResourceDefinitions in ../shared/crds");
            return;
        }
        CompareDefinitions(definitions);
    }

    [Test]
    public void Matches_the_definitions_that_are_deployed() =>
        CompareDefinitions(Path.Combine(Repository.Root, "deploy", "crds"));

    [Test]
    public void Matches_the_models_of_the_core_kinds()
    {
        using (Assert.EnterMultipleScope())
        {
            Compare("ObjectMeta", CoreModelFields.ObjectMeta);
            foreach (var (group, kind, fields) in CoreModelFields.All)
                Compare(Path.Combine(group.Length == 0 ? "core" : group, kind), fields);
        }
    }

    private static void CompareDefinitions(string folder)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
            {
                var (group, kind, fields) = CustomResourceFields.Read(path);
                Compare(Path.Combine(group, kind), fields);
            }
        }
    }

    private static void Compare(string name, SchemaFields fields)
    {
        var path = Path.Combine(Tables, name + ".fields");
        var table = fields.ToTable(Path.GetFileName(name));
        if (Update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, table);
        }
        Assert.That(File.ReadAllText(path).ReplaceLineEndings("\n"), Is.EqualTo(table), name);
    }
}
