// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Krt.Kubernetes.Manifests;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Tests.Goldens;

namespace Syncer.Translation.Tests.Worlds;

/// <summary>
/// Invalid input never removes what is valid: in a healthy world one object at a time is broken in every way, whatever an
/// API server would say to it, and everything that does not depend on it stays as it was, byte for byte.
/// </summary>
public sealed class BrokenObjectTests
{
    private static readonly Lazy<JsonObject[]> World = new(Read);

    private static readonly Dictionary<string, Func<string, WorldEdit>> Parsers = new()
    {
        ["GatewayClass"] = Parse(GatewayJson.Default.GatewayClass),
        ["Gateway"] = Parse(GatewayJson.Default.Gateway),
        ["ListenerSet"] = Parse(GatewayJson.Default.ListenerSet),
        ["HTTPRoute"] = Parse(RouteJson.Default.HttpRoute),
        ["GRPCRoute"] = Parse(RouteJson.Default.GrpcRoute),
        ["TCPRoute"] = Parse(RouteJson.Default.TcpRoute),
        ["TLSRoute"] = Parse(RouteJson.Default.TlsRoute),
        ["ReferenceGrant"] = Parse(GatewayJson.Default.ReferenceGrant),
        ["BackendTLSPolicy"] = Parse(GatewayJson.Default.BackendTlsPolicy),
        ["AgentgatewayBackend"] = Parse(AgentgatewayJson.Default.AgentgatewayBackend),
        ["Service"] = Parse(CoreJson.Default.Service),
        ["Secret"] = Parse(GatewayJson.Default.Secret, Secret.WithTextAsData),
        ["ConfigMap"] = Parse(GatewayJson.Default.ConfigMap),
        ["Namespace"] = Parse(CoreJson.Default.Namespace),
    };

    private static IEnumerable<TestCaseData> Objects =>
        World.Value.Select(found => new TestCaseData(found).SetArgDisplayNames(NameOf(found)));

    [Test]
    public async Task Starts_from_a_world_without_problems()
    {
        await using var rig = await HealthyAsync();
        var text = GoldenWorld.Of(rig.Outputs).ToText();
        Assert.That(text, Does.Not.Contain("Accepted=False").And.Not.Contain("ResolvedRefs=False"));
        Assert.That(
            text,
            Does.Not.Contain("Programmed=False").And.Not.Contain("status: 500").And.Not.Contain("PartiallyInvalid")
        );
    }

    [TestCaseSource(nameof(Objects))]
    public async Task Leaves_everything_else_as_it_was(JsonObject healthy)
    {
        await using var rig = await HealthyAsync();
        var before = GoldenWorld.Of(rig.Outputs);
        var changes = 0;
        foreach (var breakage in Breakage.Of(healthy))
        {
            if (TryParse(breakage.Object) is { } edit)
                Check(edit, breakage.Path, breakage.Change);
        }
        Check(Parse(healthy).Removal, "", "removed");
        Assert.That(changes, Is.Positive, "nothing depends on the object");
        Parse(healthy).ApplyTo(rig);
        Assert.That(before.Differences(GoldenWorld.Of(rig.Outputs)), Is.Empty, "healed");

        void Check(WorldEdit edit, string path, string change)
        {
            edit.ApplyTo(rig);
            var touches = Touches(healthy, path);
            string[] changed = [.. before.Differences(GoldenWorld.Of(rig.Outputs))];
            changes += changed.Length;
            Assert.That(changed.Where(name => !touches.IsMatch(name)), Is.Empty, $"{NameOf(healthy)} {path}: {change}");
        }
    }

    private static async Task<TranslationRig> HealthyAsync()
    {
        var rig = await TranslationRig.StartAsync();
        foreach (var found in World.Value)
            Parse(found).ApplyTo(rig);
        return rig;
    }

    private static Regex Touches(JsonObject found, string path)
    {
        var annotations = found["metadata"]!["annotations"]!.AsObject();
        var part = annotations.FirstOrDefault(annotation =>
            annotation.Key.StartsWith("touches.", StringComparison.Ordinal)
            && $"{path}.".StartsWith($"spec{annotation.Key["touches".Length..]}.", StringComparison.Ordinal)
        );
        return new((string)(part.Value ?? annotations["touches"])!, RegexOptions.CultureInvariant);
    }

    private static WorldEdit? TryParse(JsonObject found)
    {
        try
        {
            return Parse(found);
        }
        catch (JsonException)
        {
            // Whoever reads it reports it, and keeps it from being translated.
            return null;
        }
    }

    private static WorldEdit Parse(JsonObject found) => Parsers[(string)found["kind"]!](found.ToJsonString());

    private static Func<string, WorldEdit> Parse<T>(JsonTypeInfo<T> type, Func<T, T>? fillIn = null)
        where T : class, IKubernetesRow =>
        json =>
        {
            var row = JsonSerializer.Deserialize(json, type)!;
            return WorldEdit.Of(fillIn is null ? row : fillIn(row));
        };

    private static JsonObject[] Read() =>
        [
            .. new GoldenCertificates()
                .FillIn(File.ReadAllText(Path.Combine(GoldenCase.Root, "_healthy.yaml")))
                .Split("\n---\n")
                .Select(document =>
                    JsonNode
                        .Parse(ManifestText.ToJson("_healthy.yaml", System.Text.Encoding.UTF8.GetBytes(document)).Span)!
                        .AsObject()
                ),
        ];

    private static string NameOf(JsonObject found) =>
        $"{found["kind"]} {found["metadata"]!["namespace"]}/{found["metadata"]!["name"]}";
}
