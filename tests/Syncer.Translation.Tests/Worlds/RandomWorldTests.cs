// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Syncer.Translation.Policies;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Tests.Gateways;
using Syncer.Translation.Tests.Goldens;
using Syncer.Translation.Tests.Routes;
using NUnitProperty = FsCheck.NUnit.PropertyAttribute;

namespace Syncer.Translation.Tests.Worlds;

/// <summary>
/// What holds of every world, however odd its objects are. In all of them a transform that throws and two objects with
/// one key fail the test (<see cref="TranslationRig"/>).
/// </summary>
public sealed class RandomWorldTests
{
    // Every world starts from one where routes find something to attach to.
    private static readonly WorldEdit[] Healthy =
    [
        WorldEdit.Of(GatewayRows.Class("c", "agentgateway.dev/agentgateway")),
        .. (
            from @namespace in new[] { "x", "y" }
            from name in new[] { "a", "b" }
            select new[]
            {
                Open(@namespace, name),
                Set(@namespace, name),
                WorldEdit.Of(RouteRows.Service($"{@namespace}/{name}")),
            }
        ).SelectMany(edits => edits),
    ];

    [NUnitProperty(MaxTest = 40, StartSize = 100, EndSize = 300, QuietOnSuccess = true)]
    public Property Edits_one_by_one_equal_the_final_world(DoNotSize<int>[] seeds, DoNotSize<int> order) =>
        Holds(async () =>
        {
            WorldEdit[] edits = [.. seeds.Select(seed => WorldEdit.Of(seed.Item))];
            var dice = new Dice(order.Item);
            var settings = new SyncerSettings
            {
                CompetingPolicies = dice.Of(CompetingPolicies.All, CompetingPolicies.Oldest),
            };
            var edited = await TextAfter(edits, settings);
            var last = edits.GroupBy(edit => edit.Subject).Select(group => group.Last());
            var fresh = await TextAfter([.. last.OrderBy(_ => dice.Next(int.MaxValue))], settings);
            return edited == fresh ? null : $"edited:\n{edited}\nfresh:\n{fresh}";
        });

    [NUnitProperty(MaxTest = 40, StartSize = 100, EndSize = 300, QuietOnSuccess = true)]
    public Property Listeners_name_binds_and_routes_name_listeners(DoNotSize<int>[] seeds) =>
        Holds(
            seeds,
            rig =>
            {
                var resources = GoldenWorld.Of(rig.Outputs).Resources;
                return resources
                    .Select(resource => Dangling(resource.Key, resource.Value, resources))
                    .FirstOrDefault(problem => problem is not null);
            }
        );

    [NUnitProperty(MaxTest = 40, StartSize = 100, EndSize = 300, QuietOnSuccess = true)]
    public Property Listeners_count_the_routes_that_attach_to_them(DoNotSize<int>[] seeds) =>
        Holds(
            seeds,
            rig =>
                rig.Of<Gateway>()
                    .Snapshot.Values.SelectMany(row => Miscounts(rig, "Gateway", row.Metadata.Key, row.Spec.Listeners))
                    .Concat(
                        rig.Of<ListenerSet>()
                            .Snapshot.Values.SelectMany(row =>
                                Miscounts(rig, "ListenerSet", row.Metadata.Key, row.Spec.Listeners)
                            )
                    )
                    .FirstOrDefault()
        );

    [NUnitProperty(MaxTest = 40, StartSize = 100, EndSize = 300, QuietOnSuccess = true)]
    public Property No_resource_is_one_that_proxies_refuse(DoNotSize<int>[] seeds) =>
        Holds(
            seeds,
            rig =>
                rig.Outputs.Resources.Snapshot.Values.Select(resource =>
                        WireRules.FindBreach(resource.ToMessage()) is { } breach ? $"{resource}: {breach}" : null
                    )
                    .FirstOrDefault(breach => breach is not null)
        );

    private static Property Holds(DoNotSize<int>[] seeds, Func<TranslationRig, string?> findProblem) =>
        Holds(async () =>
        {
            await using var rig = await After([.. seeds.Select(seed => WorldEdit.Of(seed.Item))]);
            return findProblem(rig);
        });

    private static Property Holds(Func<Task<string?>> findProblem)
    {
        var problem = findProblem().GetAwaiter().GetResult();
        return (problem is null).Label(problem ?? "");
    }

    private static async Task<string> TextAfter(WorldEdit[] edits, SyncerSettings settings)
    {
        await using var rig = await After(edits, settings);
        return GoldenWorld.Of(rig.Outputs).ToText();
    }

    private static async Task<TranslationRig> After(WorldEdit[] edits, SyncerSettings? settings = null)
    {
        var rig = await TranslationRig.StartAsync(settings: settings);
        foreach (var edit in Healthy)
            edit.ApplyTo(rig);
        foreach (var edit in edits)
            edit.ApplyTo(rig);
        return rig;
    }

    private static WorldEdit Open(string @namespace, string name)
    {
        var gateway = GatewayRows
            .Gateway(@namespace, name, RandomRows.OpenListener("a", 80), RandomRows.OpenListener("t", 90, "TCP"))
            .Allowing("All");
        return WorldEdit.Of(gateway with { Spec = gateway.Spec with { GatewayClassName = "c" } });
    }

    private static WorldEdit Set(string @namespace, string name)
    {
        var set = GatewayRows.ListenerSet(@namespace, name, RandomRows.OpenListener("c", 9000));
        return WorldEdit.Of(set with { Spec = set.Spec with { ParentRef = new() { Name = name } } });
    }

    private static string? Dangling(string name, JsonNode resource, IReadOnlyDictionary<string, JsonNode> resources)
    {
        var gateway = name[..name.IndexOf(' ')];
        if (resource["listener"] is { } listener)
            return resources.ContainsKey($"{gateway} bind/{listener["bindKey"]}") ? null : $"{name} has no bind";
        if ((resource["route"] ?? resource["tcpRoute"]) is not { } route || route["routeGroupKey"] is not null)
            return null;
        return resources.ContainsKey($"{gateway} listener/{route["listenerKey"]}") ? null : $"{name} has no listener";
    }

    private static IEnumerable<string> Miscounts(
        TranslationRig rig,
        string kind,
        Krt.NamespacedName owner,
        IEnumerable<ListenerSpec> specs
    )
    {
        if (!GoldenWorld.Of(rig.Outputs).Statuses.TryGetValue($"{kind} {owner}", out var status))
            yield break;
        foreach (var listener in status["listeners"]!.AsArray())
        {
            var spec = specs.First(candidate => candidate.Name == (string)listener!["name"]!);
            if (kind == "ListenerSet" && spec.Port == 0)
                spec = spec with
                {
                    Port = spec.Protocol switch
                    {
                        "HTTP" => 80,
                        "HTTPS" => 443,
                        _ => 0,
                    },
                };
            var kinds = listener!["supportedKinds"]!.AsArray().Select(entry => (string)entry!["kind"]!);
            var expected = AttachmentModel.Count(rig, kind, owner.Namespace, owner.Name, spec, [.. kinds]);
            if (expected != (int)listener["attachedRoutes"]!)
                yield return $"{kind} {owner} listener {spec.Name}: {listener["attachedRoutes"]}, not {expected}";
        }
    }
}
