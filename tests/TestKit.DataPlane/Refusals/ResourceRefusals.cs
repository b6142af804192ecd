// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;

namespace TestKit.DataPlane;

/// <summary>Binds, listeners, routes and what else there is in the type of a gateway (spec xds-addresses 6.5, 6.6).</summary>
internal static class ResourceRefusals
{
    public static void Find(Place place, Resource resource)
    {
        switch (resource.KindCase)
        {
            case Resource.KindOneofCase.Bind:
                Find(place, resource.Bind);
                break;
            case Resource.KindOneofCase.Listener:
                Find(place, resource.Listener);
                break;
            case Resource.KindOneofCase.Route:
                RouteRefusals.Find(place, resource.Route);
                break;
            case Resource.KindOneofCase.TcpRoute:
                RouteRefusals.Find(place, resource.TcpRoute);
                break;
            case Resource.KindOneofCase.Backend:
                BackendRefusals.Find(place, resource.Backend);
                break;
            case Resource.KindOneofCase.Policy:
                PolicyRefusals.Find(place, resource.Policy);
                break;
            case Resource.KindOneofCase.ModelRoute:
                RouteRefusals.Find(place, resource.ModelRoute);
                break;
            default:
                place.Error($"unknown resource type {resource.KindCase}");
                break;
        }
    }

    private static void Find(Place place, Bind bind)
    {
        place["protocol"].Known(bind.Protocol);
        place["tunnel_protocol"].Known(bind.TunnelProtocol);
        place["mode"].Known(bind.Mode);
    }

    private static void Find(Place place, Listener listener)
    {
        place["name"].Has(listener.Name);
        place["protocol"]
            .ErrorIf(
                listener.Protocol == Protocol.Unknown || !Enum.IsDefined(listener.Protocol),
                $"protocol {listener.Protocol}"
            );
        var takesNoTls = listener.Protocol is Protocol.Http or Protocol.Tcp or Protocol.Hbone;
        place["tls"].ErrorIf(takesNoTls && listener.Tls is not null, $"not for {listener.Protocol}");
        place["tls"].ErrorIf(listener.Protocol == Protocol.Https && listener.Tls is null, "missing");
        if (listener.Tls is { } tls)
            TlsRefusals.Find(place["tls"], tls);
    }
}
