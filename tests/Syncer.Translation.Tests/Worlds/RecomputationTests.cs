// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Tests.Gateways;

namespace Syncer.Translation.Tests.Worlds;

/// <summary>
/// What an edit costs in a world of 40,000 routes on 2,500 ListenerSets, counted in rows that are computed. Every test
/// edits objects of its own.
/// </summary>
[NonParallelizable]
public sealed class RecomputationTests
{
    private LargeWorld _world = null!;

    [OneTimeSetUp]
    public async Task Translate() => _world = await LargeWorld.StartAsync();

    [OneTimeTearDown]
    public ValueTask Dispose() => _world.DisposeAsync();

    [Test]
    public void An_edit_of_a_route_computes_that_route_and_what_is_made_of_it() =>
        Assert.That(
            _world.RunsOf(() => _world.Of<HttpRoute>().Set(LargeWorld.RouteOf(0, 0, port: 81))),
            Is.EquivalentTo(
                new Dictionary<string, long>
                {
                    ["DelegatingRoutes"] = 1,
                    ["HttpRouteTranslations"] = 1,
                    ["RouteResources"] = 1,
                    ["RouteAttachments"] = 1,
                    ["RouteStatuses"] = 1,
                    ["RouteReferences"] = 1,
                    ["Resources"] = 1,
                    ["ContestedResources"] = 1,
                    ["EncodedResources"] = 1,
                }
            )
        );

    [Test]
    public void A_route_that_moves_concerns_the_statuses_of_both_its_parents() =>
        Assert.That(
            _world.RunsOf(() => _world.Of<HttpRoute>().Set(LargeWorld.RouteOf(16, set: 2))),
            Is.EquivalentTo(
                new Dictionary<string, long>
                {
                    ["DelegatingRoutes"] = 1,
                    ["HttpRouteTranslations"] = 1,
                    ["RouteResources"] = 1,
                    ["RouteAttachments"] = 1,
                    ["RouteStatuses"] = 1,
                    ["RouteReferences"] = 1,
                    ["GatewayUses"] = 3,
                    ["Resources"] = 2,
                    ["ContestedResources"] = 2,
                    ["EncodedResources"] = 1,
                    ["ListenerSetStatuses"] = 2,
                }
            )
        );

    [Test]
    public void An_edit_of_a_ListenerSet_asks_its_own_routes_again() =>
        Assert.That(
            _world.RunsOf(() => _world.Of<ListenerSet>().Set(LargeWorld.SetOf(3, "other.example.com"))),
            Is.EquivalentTo(
                new Dictionary<string, long>
                {
                    ["ListenerSetListeners"] = 1,
                    ["GatewayLayouts"] = 1,
                    ["ParentListeners"] = 1,
                    ["Listeners"] = 1,
                    ["OwnGateways"] = 1,
                    ["ListenerSetReferences"] = 1,
                    ["Resources"] = 1,
                    ["ContestedResources"] = 1,
                    ["EncodedResources"] = 1,
                    ["HttpRouteTranslations"] = 16,
                    ["ListenerSetStatuses"] = 1,
                }
            )
        );

    [Test]
    public void A_Service_that_goes_concerns_the_routes_that_refer_to_it() =>
        Assert.That(
            _world.RunsOf(() => _world.Of<Service>().Remove(new("team", "svc-4")))["HttpRouteTranslations"],
            Is.EqualTo(16)
        );

    [Test]
    public void A_Service_that_nobody_refers_to_concerns_no_route() =>
        Assert.That(
            _world.RunsOf(() => _world.Of<Service>().Set(Routes.RouteRows.Service("team/unused"))).Keys,
            Has.None.Contains("Route")
        );

    [Test]
    public void Secrets_grants_and_labels_that_nobody_reads_cost_nothing()
    {
        var runs = _world.RunsOf(() =>
        {
            _world.Of<Secret>().Set(GatewayRows.Secret("team", "unused"));
            _world.Of<ReferenceGrant>().Set(GatewayRows.Grant("team", "HTTPRoute", "other", "Service"));
            _world.Of<Namespace>().Set(GatewayRows.Namespace("team", ("tier", "edge")));
        });
        Assert.That(runs.Keys, Is.EquivalentTo(new[] { "NamespaceLabels", "NamespaceTrafficDistributions" }));
    }
}
