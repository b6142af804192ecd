// SPDX-License-Identifier: Apache-2.0

using Syncer.Host.Inspection.Validating;

namespace Syncer.Host.Tests.Inspection;

[CancelAfter(60_000)]
public sealed class ValidatorTests
{
    [Test]
    public async Task Has_nothing_to_say_about_what_is_as_it_should_be()
    {
        await using var manifests = await InspectedManifests.OfAsync(
            Manifest.GatewayClass,
            Manifest.Gateway("blue"),
            Manifest.Route("r", "blue"),
            Manifest.Service("app")
        );

        Assert.That(Validator.Validate(manifests.Inspector, manifests.Load), Is.Empty);
    }

    [Test]
    public async Task Points_to_the_line_of_what_is_wrong()
    {
        await using var manifests = await InspectedManifests.OfAsync(
            Manifest.GatewayClass,
            Manifest.Gateway("blue"),
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata:
              name: r
            spec:
              parentRefs:
                - name: blue
                  sectionName: htttp
                - name: nobody
              rulez: []
            """,
            Manifest.Gateway("lost", "nowhere"),
            "{ apiVersion: example.com/v1, kind: Widget, metadata: { name: w } }"
        );

        var findings = Validator.Validate(manifests.Inspector, manifests.Load);

        Assert.That(
            findings.Select(finding =>
                $"{finding.Line} {finding.Severity} {finding.Rule} {finding.Object} {finding.Field}"
            ),
            Is.EqualTo([
                "25 error condition-not-met HTTPRoute default/r spec.parentRefs[0]",
                "27 error parent-not-found HTTPRoute default/r spec.parentRefs[1]",
                "28 warning unknown-field HTTPRoute default/r spec.rulez",
                "35 error not-served Gateway default/lost spec.gatewayClassName",
                "41 warning unknown-kind Widget w ",
            ])
        );
    }

    [Test]
    public async Task Writes_SARIF_with_a_rule_and_a_place_for_each_finding()
    {
        await using var manifests = await InspectedManifests.OfAsync(Manifest.Route("r", "nobody"));
        var findings = Validator.Validate(manifests.Inspector, manifests.Load);

        var run = SarifLog.Of(findings, "1.2.3")["runs"]!.AsArray().Single()!;

        var rules = run["tool"]!["driver"]!["rules"]!.AsArray().Select(rule => $"{rule!["id"]}").ToArray();
        var result = run["results"]!.AsArray().Single()!;
        Assert.That(rules, Has.Member($"{result["ruleId"]}"));
        Assert.That($"{result["level"]}", Is.EqualTo("error"));
        Assert.That(
            $"{result["message"]!["text"]}",
            Is.EqualTo("HTTPRoute default/r: Gateway default/nobody is not found: there is no Gateway default/nobody")
        );
        var place = result["locations"]!.AsArray().Single()!["physicalLocation"]!;
        Assert.That($"{place["artifactLocation"]!["uri"]}", Does.StartWith("file:///").And.EndWith("/all.yaml"));
        Assert.That(place["region"]!["startLine"]!.GetValue<int>(), Is.EqualTo(7));
    }
}
