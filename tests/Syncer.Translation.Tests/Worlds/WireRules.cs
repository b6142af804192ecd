// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using TestKit.DataPlane;

namespace Syncer.Translation.Tests.Worlds;

/// <summary>What the data plane refuses (spec gateways-routes 2.11, 9; xds-addresses 6).</summary>
internal static class WireRules
{
    public static string? FindBreach(Resource resource) =>
        resource.KindCase switch
        {
            Resource.KindOneofCase.Bind => Of(resource.Bind),
            Resource.KindOneofCase.Listener => Of(resource.Listener),
            Resource.KindOneofCase.Route => Of(resource.Route),
            Resource.KindOneofCase.TcpRoute => Of(
                resource.TcpRoute.Name,
                resource.TcpRoute.Key,
                resource.TcpRoute.Backends
            ),
            _ => DataPlaneRefusals.Of(resource).FirstOrDefault(refusal => refusal.IsError)?.ToString(),
        };

    private static string? Of(Bind bind) =>
        bind.Port is 0 or > ushort.MaxValue ? $"port {bind.Port}"
        : bind.Key.Length == 0 ? "no key"
        : null;

    private static string? Of(Listener listener) =>
        listener.Name is null ? "no name"
        : listener.Protocol == Protocol.Unknown ? "no protocol"
        : listener.Protocol == Protocol.Https && listener.Tls is null ? "HTTPS without TLS"
        : listener.Protocol is Protocol.Http or Protocol.Tcp or Protocol.Hbone && listener.Tls is not null
            ? "TLS settings"
        : null;

    private static string? Of(Route route) =>
        Of(route.Name, route.Key, route.Backends)
        ?? (
            route.TrafficPolicies.Any(policy => policy.KindCase == TrafficPolicySpec.KindOneofCase.None)
                ? "empty policy"
            : route.TrafficPolicies.Any(policy =>
                policy.RequestRedirect is { } redirect && redirect.Port > ushort.MaxValue
            )
                ? "redirect port"
            : route.TrafficPolicies.Any(policy => policy.ExtAuthz is { Target: null }) ? "authorization without target"
            : null
        );

    private static string? Of(RouteName? name, string key, IEnumerable<RouteBackend> backends) =>
        name is null ? "no name"
        : key.Length == 0 ? "no key"
        : backends.Any(backend => backend.Weight < 0) ? "negative weight"
        : backends.Any(backend => backend.Backend is { Service: not null, Port: 0 or > ushort.MaxValue })
            ? "backend port"
        : backends.Any(backend =>
            backend.BackendPolicies.Any(policy => policy.KindCase == BackendPolicySpec.KindOneofCase.None)
        )
            ? "empty backend policy"
        : null;
}
