// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;

namespace Syncer.Host.Inspection.Validating;

/// <summary>Findings in the Static Analysis Results Interchange Format 2.1.0, which code hosts show beside the lines.</summary>
internal static class SarifLog
{
    public static JsonObject Of(IReadOnlyList<Finding> findings, string version) =>
        new()
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(
                new JsonObject
                {
                    ["tool"] = new JsonObject
                    {
                        ["driver"] = new JsonObject
                        {
                            ["name"] = "krt-syncer",
                            ["semanticVersion"] = version,
                            ["rules"] = new JsonArray([.. ValidationRule.All.Select(Rule)]),
                        },
                    },
                    ["results"] = new JsonArray([.. findings.Select(Result)]),
                }
            ),
        };

    private static JsonObject Rule((string Name, string Meaning) rule) =>
        new()
        {
            ["id"] = rule.Name,
            ["shortDescription"] = new JsonObject { ["text"] = rule.Meaning },
        };

    private static JsonObject Result(Finding finding)
    {
        var place = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = UriOf(finding.Path) } };
        if (finding.Line > 0)
            place["region"] = new JsonObject { ["startLine"] = finding.Line };
        var location = new JsonObject { ["physicalLocation"] = place };
        if (finding.Object is { } subject)
            location["logicalLocations"] = new JsonArray(
                new JsonObject { ["fullyQualifiedName"] = subject, ["kind"] = "object" }
            );
        return new JsonObject
        {
            ["ruleId"] = finding.Rule,
            ["level"] = finding.Severity,
            ["message"] = new JsonObject
            {
                ["text"] = finding.Object is null ? finding.Message : $"{finding.Object}: {finding.Message}",
            },
            ["locations"] = new JsonArray(location),
        };
    }

    // A URI reference: relative to the root of the checkout for whoever runs there, as code hosts expect.
    private static string UriOf(string path)
    {
        var escaped = string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
        return Path.IsPathRooted(path) ? $"file://{escaped}" : escaped;
    }
}
