// SPDX-License-Identifier: Apache-2.0

namespace Architecture.Layering;

[Parallelizable(ParallelScope.All)]
public sealed class AssemblyRulesTests
{
    private static readonly Layer[] Layers = [new("Base", [], ["Package", "Grpc.*"]), new("Middle", ["Base"], [])];

    [Test]
    public void Every_layer_has_its_assembly_when_the_rules_run() =>
        Assert.That(
            OwnAssembly.ReadAll().Select(a => a.Name),
            Is.EquivalentTo(Layering.Layers.All.Select(layer => layer.Project))
        );

    [Test]
    public void Assemblies_reference_only_what_their_layer_allows() =>
        Assert.That(AssemblyRules.ForbiddenReferences(Layering.Layers.All, OwnAssembly.ReadAll()), Is.Empty);

    [Test]
    public void Internal_namespaces_are_used_by_their_own_assembly_only() =>
        Assert.That(AssemblyRules.ForeignInternals(OwnAssembly.ReadAll()), Is.Empty);

    [Test]
    public void Allows_what_the_layers_name()
    {
        OwnAssembly[] assemblies =
        [
            Assembly("Base", "Package", "Grpc.Core.Api", "System.Runtime"),
            Assembly("Middle", "Base"),
        ];

        Assert.That(AssemblyRules.ForbiddenReferences(Layers, assemblies), Is.Empty);
    }

    [Test]
    public void Reports_a_package_the_layer_does_not_name() =>
        Assert.That(
            AssemblyRules.ForbiddenReferences(Layers, [Assembly("Base", "Packages"), Assembly("Middle", "Package")]),
            Is.EqualTo(["Base references Packages", "Middle references Package"])
        );

    [Test]
    public void Reports_an_assembly_reached_through_another()
    {
        OwnAssembly[] assemblies = [Assembly("Base", "Middle"), Assembly("Middle", "Base", "Top"), Assembly("Top")];

        Assert.That(
            AssemblyRules.ForbiddenReferences([.. Layers, new("Top", [], [])], assemblies),
            Is.EquivalentTo([
                "Base reaches Middle",
                "Base reaches Base",
                "Base reaches Top",
                "Middle reaches Middle",
                "Middle reaches Top",
            ])
        );
    }

    [Test]
    public void Reports_an_assembly_without_a_layer() =>
        Assert.That(AssemblyRules.ForbiddenReferences(Layers, [Assembly("Stray")]), Is.EqualTo(["Stray has no layer"]));

    [TestCase("Krt.Internal", true)]
    [TestCase("Krt.Internal.Propagation", true)]
    [TestCase("Krt.InternalAffairs", false)]
    [TestCase("Krt.Collections", false)]
    public void Reports_a_type_of_an_internal_namespace_of_another_assembly(string @namespace, bool reported)
    {
        var user = Assembly("Middle") with { UsedTypes = [new("Base", @namespace, "Node")] };

        Assert.That(
            AssemblyRules.ForeignInternals([Assembly("Base"), user]),
            reported ? Is.EqualTo([$"Middle uses {@namespace}.Node of Base"]) : Is.Empty
        );
    }

    [Test]
    public void Leaves_internal_namespaces_of_packages_alone() =>
        Assert.That(
            AssemblyRules.ForeignInternals([Assembly("Base") with { UsedTypes = [new("Package", "P.Internal", "T")] }]),
            Is.Empty
        );

    [Test]
    public void Reads_the_types_and_assemblies_a_compiled_assembly_names()
    {
        var self = OwnAssembly.Read(typeof(AssemblyRulesTests).Assembly.Location);

        Assert.That(self.References, Does.Contain("nunit.framework"));
        Assert.That(self.UsedTypes, Does.Contain(new UsedType("nunit.framework", "NUnit.Framework", "Assert")));
    }

    private static OwnAssembly Assembly(string name, params string[] references) => new(name, references, []);
}
