// SPDX-License-Identifier: Apache-2.0

using System.Reflection;

namespace Syncer.Host.Tests.Jwks;

/// <summary>The rules about fetching key sets (spec backends-policies 4.13) that no manifests alone can show.</summary>
public sealed class FetchingRulesTests
{
    private const string Rule = "Rule";

    private static readonly string[] Rules = ["JW-4", "JW-6", "JW-8", "JW-9", "JW-11", "JW-12", "JW-13", "JW-14"];

    [Test]
    public void Every_rule_has_a_test() =>
        Assert.That(
            Rules,
            Is.EquivalentTo(
                typeof(FetchingRulesTests)
                    .Assembly.GetTypes()
                    .SelectMany(type => type.GetMethods())
                    .SelectMany(method => method.GetCustomAttributes<PropertyAttribute>())
                    .SelectMany(property => property.Properties[Rule].OfType<string>())
                    .Distinct()
            )
        );
}
