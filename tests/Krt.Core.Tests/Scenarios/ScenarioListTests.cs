// SPDX-License-Identifier: Apache-2.0

using System.Reflection;
using System.Text.RegularExpressions;

namespace Krt.Core.Tests.Scenarios;

/// <summary>Every scenario that the engine is specified by has a test, and no test claims one that there is not.</summary>
public sealed partial class ScenarioListTests
{
    private const string Listed = """
        A1.1 A1.2 A1.3 A1.4 A1.5 A1.6 A1.7 A1.8 A1.9 A1.10 A1.11
        A2.1 A2.2 A2.3 A2.4 A2.5 A2.6 A2.7
        A3.1 A3.2 A3.3 A3.4 A3.5 A3.6
        A4.1 A4.2
        A5.1 A5.2 A5.3 A5.4 A5.5
        A6.1 A6.2 A6.3 A6.4 A6.5
        A7.1
        A8.1 A8.2 A8.3 A8.4 A8.5 A8.6 A8.7
        A9.1 A9.2 A9.3 A9.4 A9.5 A9.6
        A10.1 A10.2 A10.3
        B1.1 B1.2 B1.3 B1.4 B1.5 B1.6 B1.7 B1.8
        B2.1 B2.2 B2.3 B2.4 B2.5 B2.6 B2.7 B2.8
        B3.1 B3.2 B3.3 B3.4 B3.5 B3.6
        B4.1 B4.2 B4.3 B4.4 B4.5 B4.6 B4.7 B4.8 B4.9 B4.10 B4.11 B4.12 B4.13 B4.14 B4.15 B4.16 B4.17
        B5.1 B5.2 B5.3 B5.4 B5.5
        B6.1 B6.2 B6.3 B6.4
        B7.1 B7.2 B7.3 B7.4 B7.5
        B8.1 B8.2 B8.3 B8.4 B8.5 B8.6
        B9.1 B9.2
        B10.1 B10.2 B10.3
        B11.1 B11.2 B11.3 B11.4
        """;

    /// <summary>Scenarios of what is built on the engine, and where they are proven.</summary>
    private static readonly Dictionary<string, string> ProvenElsewhere = new()
    {
        ["A9.6"] = "folders of files: ManifestSourceWatchTests and ManifestSourceProblemTests of Krt.Kubernetes.Tests",
    };

    [Test]
    public void Every_scenario_has_a_test()
    {
        var claimed = Claims().Distinct().ToArray();
        Assert.That(Ids(Listed).Except(claimed).Except(ProvenElsewhere.Keys), Is.Empty);
        Assert.That(claimed.Except(Ids(Listed)), Is.Empty);
        Assert.That(claimed.Intersect(ProvenElsewhere.Keys), Is.Empty);
    }

    [Test]
    public void List_is_that_of_the_specification()
    {
        var path = Path.Combine(Repository(), "..", "shared", "design", "engine-scenarios.md");
        if (!File.Exists(path))
            Assert.Ignore($"{path} is absent");

        Assert.That(Ids(File.ReadAllText(path)), Is.EqualTo(Ids(Listed)));
    }

    private static IEnumerable<string> Claims() =>
        typeof(ScenarioListTests)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Cast<MemberInfo>().Prepend(type))
            .SelectMany(member => member.GetCustomAttributes<ScenarioAttribute>(inherit: false))
            .SelectMany(scenario => scenario.Ids);

    private static string[] Ids(string text) =>
        [.. Identifier().Matches(text).Select(match => match.Groups[1].Value).Distinct()];

    private static string Repository()
    {
        var directory = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Syncer.sln")))
            directory = directory.Parent!;
        return directory.FullName;
    }

    [GeneratedRegex(@"(?<![\w.§])([AB]\d+\.\d+)(?=\s|$)")]
    private static partial Regex Identifier();
}
