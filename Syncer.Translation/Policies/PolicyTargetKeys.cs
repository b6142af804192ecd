// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Syncer.Protos.Resources;

namespace Syncer.Translation.Policies;

/// <summary>What the key of a policy ends with, so that every target has its own (spec backends-policies K-3).</summary>
public static class PolicyTargetKeys
{
    /// <summary>The suffix of a target.</summary>
    /// <exception cref="ArgumentException">The target is none.</exception>
    public static string Suffix(PolicyTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        switch (target.KindCase)
        {
            case PolicyTarget.KindOneofCase.Gateway:
                var gateway = target.Gateway;
                // No listener has an equals sign in its name, but one may be called like a port.
                return Suffix(
                    gateway.Namespace,
                    gateway.Name,
                    gateway.HasListener ? gateway.Listener
                        : gateway.HasPort ? $"port={gateway.Port.ToString(CultureInfo.InvariantCulture)}"
                        : null
                );
            case PolicyTarget.KindOneofCase.Route:
                var route = target.Route;
                return Suffix(route.Namespace, route.Name, route.HasRouteRule ? route.RouteRule : null);
            case PolicyTarget.KindOneofCase.Backend:
                var backend = target.Backend;
                return Suffix(backend.Namespace, backend.Name, backend.HasSection ? backend.Section : null);
            case PolicyTarget.KindOneofCase.Service:
                var service = target.Service;
                var port = service.HasPort ? service.Port.ToString(CultureInfo.InvariantCulture) : null;
                return Suffix(service.Namespace, service.Hostname, port);
            case PolicyTarget.KindOneofCase.ListenerSet:
                var set = target.ListenerSet;
                return Suffix(set.Namespace, set.Name, set.HasSection ? set.Section : null);
            default:
                throw new ArgumentException("The target has no kind.", nameof(target));
        }
    }

    private static string Suffix(string @namespace, string name, string? section) =>
        section is null ? $":{@namespace}/{name}" : $":{@namespace}/{name}/{section}";
}
