// SPDX-License-Identifier: Apache-2.0

using VerifyNUnit;
using VerifyTests;

namespace TestKit.VerifyShim;

/// <summary>Holds for the shim and for the package alike: a file must not be renamed by the switch.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class NamingTests
{
    private static readonly NamingCase[] Cases =
    [
        new("defaults", _ => { }, "NamingTests.Shim_matches_Verify_naming_row=defaults"),
        new("type", s => s.UseTypeName("Golden"), "Golden.Shim_matches_Verify_naming_row=type"),
        new("method", s => s.UseMethodName("Translates"), "NamingTests.Translates_row=method"),
        new("file", s => s.UseFileName("basic-route"), "basic-route"),
        new("text", s => s.UseTextForParameters("one"), "NamingTests.Shim_matches_Verify_naming_one"),
        new("null", s => s.UseParameters((object?)null), "NamingTests.Shim_matches_Verify_naming_row=null"),
        new("string", s => s.UseParameters("a/b:c*d"), "NamingTests.Shim_matches_Verify_naming_row=a-b-c-d"),
        new("dots", s => s.UseParameters("a.b c"), "NamingTests.Shim_matches_Verify_naming_row=a.b c"),
        new("integer", s => s.UseParameters(-3), "NamingTests.Shim_matches_Verify_naming_row=-3"),
        new("number", s => s.UseParameters(1.5), "NamingTests.Shim_matches_Verify_naming_row=1.5"),
        new("flag", s => s.UseParameters(true), "NamingTests.Shim_matches_Verify_naming_row=True"),
        new("enum", s => s.UseParameters(DayOfWeek.Friday), "NamingTests.Shim_matches_Verify_naming_row=Friday"),
        new("all", s => s.UseTypeName("A.B").UseMethodName("C").UseTextForParameters("d"), "A.B.C_d"),
    ];

    [TestCaseSource(nameof(Cases))]
    public Task Shim_matches_Verify_naming(NamingCase row) =>
        Snapshots.AssertReceivedName($"{row.FileName}.received.yaml", row.Configure);

    [Test]
    public Task Names_only_type_and_method_when_there_are_no_parameters() =>
        Snapshots.AssertReceivedName(
            "NamingTests.Names_only_type_and_method_when_there_are_no_parameters.received.yaml"
        );

    [TestCase("x-y", 3)]
    public Task Names_every_argument_when_there_are_several(string name, int n) =>
        Snapshots.AssertReceivedName(
            $"NamingTests.Names_every_argument_when_there_are_several_name={name}_n={n}.received.yaml"
        );

    [TestCase("x", 3)]
    public Task Names_the_first_parameters_when_given_fewer_values(string name, int n) =>
        Snapshots.AssertReceivedName(
            "NamingTests.Names_the_first_parameters_when_given_fewer_values_name=x3.received.yaml",
            s => s.UseParameters(name + n)
        );

    [Test]
    public void Refuses_more_values_than_the_method_has_parameters() =>
        Assert.That(
            async () => await Verifier.Verify("text").UseDirectory(Path.GetTempPath()).UseParameters(1),
            Throws.Exception
        );

    [Test]
    public void Refuses_a_file_name_beside_the_parts_it_replaces()
    {
        Assert.That(() => new VerifySettings().UseFileName("a").UseMethodName("b"), Throws.Exception);
        Assert.That(() => new VerifySettings().UseFileName("a").UseTypeName("b"), Throws.Exception);
        Assert.That(() => new VerifySettings().UseFileName("a").UseParameters(1), Throws.Exception);
        Assert.That(() => new VerifySettings().UseMethodName("a").UseFileName("b"), Throws.Exception);
        Assert.That(() => new VerifySettings().UseParameters(1).UseTextForParameters("a"), Throws.Exception);
    }

    [Parallelizable(ParallelScope.All)]
    public sealed class Nested
    {
        [Test]
        public Task Puts_the_outer_type_first() =>
            Snapshots.AssertReceivedName("NamingTests.Nested.Puts_the_outer_type_first.received.yaml");
    }

    public sealed record NamingCase(string Row, Action<VerifySettings> Configure, string FileName)
    {
        public override string ToString() => Row;
    }
}
