// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Krt;
using Syncer.Translation.Status;
using Syncer.Translation.Tests.Worlds;

namespace Syncer.Translation.Tests.Goldens;

/// <summary>Everything that is translated from manifests, as text that can be compared.</summary>
/// <param name="Statuses">JSON by <c>kind namespace/name</c>.</param>
/// <param name="Resources">JSON by <c>gateway wire-name</c>.</param>
/// <param name="Addresses">JSON by wire name.</param>
internal sealed record GoldenWorld(
    IReadOnlyDictionary<string, JsonNode> Statuses,
    IReadOnlyDictionary<string, JsonNode> Resources,
    IReadOnlyDictionary<string, JsonNode> Addresses
)
{
    /// <summary>Translates manifests as <c>translate</c> does, from nothing.</summary>
    public static async Task<GoldenWorld> TranslateAsync(string manifests, SyncerSettings settings)
    {
        await using var rig = await TranslationRig.StartAsync(manifests, settings);
        Assert.That(rig.Problems, Is.Empty);
        return Of(rig.Outputs);
    }

    /// <summary>What there is now.</summary>
    public static GoldenWorld Of(SyncerOutputs outputs) =>
        new(
            outputs.Statuses.Snapshot.Values.ToDictionary(
                status => $"{status.Key.Kind} {Text(status.Key.Name)}",
                status => Json(status.Body)
            ),
            outputs.Resources.Snapshot.Values.ToDictionary(
                resource => $"{resource.Key.Gateway} {resource.Key.Name}",
                resource => JsonNode.Parse(JsonFormatter.Default.Format(resource.ToMessage()))!
            ),
            outputs.Addresses.Snapshot.Values.ToDictionary(
                address => address.Key,
                address => GoldenAddresses.Readable(JsonNode.Parse(JsonFormatter.Default.Format(address.ToMessage()))!)
            )
        );

    public string ToText() =>
        GoldenText.Of("statuses", Statuses)
        + GoldenText.Of("resources", Resources)
        + GoldenText.Of("addresses", Addresses);

    /// <summary>The rows that are not in another world, or are different there.</summary>
    public GoldenWorld Except(GoldenWorld other) =>
        new(Except(Statuses, other.Statuses), Except(Resources, other.Resources), Except(Addresses, other.Addresses));

    /// <summary>
    /// The names of the statuses and resources that are different in another world, or in one of both only.
    /// </summary>
    public IEnumerable<string> Differences(GoldenWorld other) =>
        new[] { Except(other), other.Except(this) }
            .SelectMany(rows => rows.Statuses.Keys.Concat(rows.Resources.Keys))
            .Distinct();

    private static Dictionary<string, JsonNode> Except(
        IReadOnlyDictionary<string, JsonNode> rows,
        IReadOnlyDictionary<string, JsonNode> others
    ) =>
        rows.Where(row => !JsonNode.DeepEquals(row.Value, others.GetValueOrDefault(row.Key)))
            .ToDictionary(row => row.Key, row => row.Value);

    private static string Text(NamespacedName name) => name.Namespace.Length == 0 ? name.Name : name.ToString();

    private static JsonNode Json(StatusBody body)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            body.WriteTo(writer);
        return JsonNode.Parse(stream.ToArray())!;
    }
}
