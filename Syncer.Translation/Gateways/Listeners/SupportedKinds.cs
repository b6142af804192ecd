// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Gateways.Listeners;

/// <summary>The kinds of routes that a listener takes (spec gateways-routes 2.6).</summary>
/// <param name="Kinds">The kinds, in the order of the supported ones.</param>
/// <param name="Problem">That the listener asks for kinds its protocol does not have.</param>
internal sealed record SupportedKinds(ValueList<string> Kinds, Problem? Problem)
{
    private const string Model = "AgentgatewayModel";

    public static SupportedKinds Of(ListenerSpec listener, bool modelsEnabled)
    {
        var asked = listener.AllowedRoutes?.Kinds ?? [];
        ReadOnlySpan<string> supported = ListenerProtocols.Parse(listener.Protocol) switch
        {
            Protocol.Http or Protocol.Https when modelsEnabled && asked.Any(IsModel) =>
            [
                RouteKinds.Http,
                RouteKinds.Grpc,
                Model,
            ],
            Protocol.Http or Protocol.Https => [RouteKinds.Http, RouteKinds.Grpc],
            Protocol.Tcp => [RouteKinds.Tcp],
            Protocol.Tls when ListenerProtocols.IsTerminate(listener.Tls) => [RouteKinds.Tls, RouteKinds.Tcp],
            Protocol.Tls => [RouteKinds.Tls],
            _ => [],
        };
        if (asked.Count == 0)
            return new([.. supported], null);

        var kinds = new List<string>();
        foreach (var kind in supported)
        {
            if (asked.Any(entry => entry.Kind == kind && GroupOf(entry) == GroupOf(kind)))
                kinds.Add(kind);
        }
        var allKnown = asked.All(entry => kinds.Contains(entry.Kind) && GroupOf(entry) == GroupOf(entry.Kind));
        return new([.. kinds], allKnown ? null : new("InvalidRouteKinds", "Invalid route kinds"));
    }

    /// <summary>The API group of a kind of routes.</summary>
    public static string GroupOf(string kind) => kind == Model ? ApiGroups.Agentgateway : ApiGroups.GatewayApi;

    private static string GroupOf(AllowedRoutes.RouteGroupKind entry) => entry.Group ?? ApiGroups.GatewayApi;

    private static bool IsModel(AllowedRoutes.RouteGroupKind entry) =>
        entry.Kind == Model && GroupOf(entry) == ApiGroups.Agentgateway;
}
