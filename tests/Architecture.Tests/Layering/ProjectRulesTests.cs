// SPDX-License-Identifier: Apache-2.0

namespace Architecture.Layering;

[Parallelizable(ParallelScope.All)]
public sealed class ProjectRulesTests
{
    private static readonly Layer[] Layers = [new("Base", [], ["Package"]), new("Middle", ["Base"], [])];

    [Test]
    public void Every_shipped_project_has_a_layer() =>
        Assert.That(Shipped().Select(p => p.Name), Is.EquivalentTo(Layering.Layers.All.Select(l => l.Project)));

    [Test]
    public void Projects_reference_only_what_their_layer_allows() =>
        Assert.That(ProjectRules.ForbiddenReferences(Layering.Layers.All, Shipped()), Is.Empty);

    [Test]
    public void Internals_are_visible_only_to_own_tests_and_benchmarks() =>
        Assert.That(ProjectRules.ForeignFriends(Shipped()), Is.Empty);

    [Test]
    public void Reports_references_the_layer_does_not_name()
    {
        var project = Parse(
            "Base",
            """
            <ProjectReference Include="../Middle/Middle.csproj" />
            <PackageReference Include="Package" />
            <PackageReference Include="Other" Condition="'$(UseOther)' == 'true'" />
            <PackageReference Include="OnlyForBuilding" PrivateAssets="all" />
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
            """
        );

        Assert.That(
            ProjectRules.ForbiddenReferences(Layers, [project]),
            Is.EqualTo([
                "Base references the project Middle",
                "Base references the package Other",
                "Base references the package Microsoft.AspNetCore.App",
            ])
        );
    }

    [Test]
    public void Reports_a_project_without_a_layer() =>
        Assert.That(ProjectRules.ForbiddenReferences(Layers, [Parse("Stray", "")]), Is.EqualTo(["Stray has no layer"]));

    [Test]
    public void Reports_a_friend_that_is_another_project()
    {
        var project = Parse(
            "Base",
            """
            <InternalsVisibleTo Include="Base.Tests" />
            <InternalsVisibleTo Include="Benchmarks" />
            <InternalsVisibleTo Include="Middle" />
            """
        );

        Assert.That(ProjectRules.ForeignFriends([project]), Is.EqualTo(["Base shows its internals to Middle"]));
    }

    private static IEnumerable<ProjectFile> Shipped() =>
        Repository.Files("*.csproj", ":!tests/", ":!examples/").Select(ProjectFile.Parse);

    private static ProjectFile Parse(string name, string items) =>
        ProjectFile.Parse(
            new SourceFile($"{name}/{name}.csproj", $"<Project><ItemGroup>{items}</ItemGroup></Project>")
        );
}
