// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Krt.Kubernetes.Manifests;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Models;
using Syncer.Translation.Rows.Policies;
using Syncer.Translation.Tests.Goldens;

namespace Syncer.Translation.Tests.Rows;

/// <summary>Nothing that a CustomResourceDefinition admits is overlooked.</summary>
public sealed class SchemaFieldTests
{
    private static readonly Dictionary<string, Type> Kinds = new()
    {
        ["agentgatewaypolicies"] = typeof(AgentgatewayPolicy),
        ["agentgatewaymodels"] = typeof(AgentgatewayModel),
        ["agentgatewaybackends"] = typeof(AgentgatewayBackend),
    };

    [TestCase("agentgatewaypolicies")]
    [TestCase("agentgatewaymodels")]
    [TestCase("agentgatewaybackends")]
    public void Every_field_of_a_schema_is_read(string plural)
    {
        var file = Path.Combine(GoldenCase.Root, "../../../../shared/crds", $"agentgateway.dev_{plural}.yaml");
        if (!File.Exists(file))
            Assert.Ignore("../shared/crds is absent");
        var definition = JsonNode.Parse(ManifestText.ToJson(plural, File.ReadAllBytes(file)).Span)!;
        var spec = definition["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!["properties"]!["spec"]!;

        Assert.That(Unread(spec, "spec", SpecOf(Kinds[plural])), Is.Empty);
    }

    private static JsonTypeInfo SpecOf(Type row) =>
        Info(Info(row).Properties.Single(property => property.Name == "spec").PropertyType);

    private static IEnumerable<string> Unread(JsonNode schema, string path, JsonTypeInfo type)
    {
        if (schema["items"] is { } items)
            return type.ElementType is { } element ? Unread(items, $"{path}[]", Info(element)) : [];
        // What is read as a whole has converters of its own.
        if (schema["properties"] is not JsonObject properties || type.Kind != JsonTypeInfoKind.Object)
            return [];
        return properties.SelectMany(property =>
        {
            var field = $"{path}.{property.Key}";
            return type.Properties.FirstOrDefault(read => read.Name == property.Key) is { } found
                ? found.CustomConverter is null
                    ? Unread(property.Value!, field, Info(found.PropertyType))
                    : []
                : [field];
        });
    }

    private static JsonTypeInfo Info(Type type) =>
        AgentgatewayJson.Default.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type)
        ?? throw new InvalidOperationException($"{type} is not read.");
}
