// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Addresses;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies;
using Syncer.Translation.References;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Backends;

/// <summary>Ports of Services that say that agents behind them speak A2A (spec backends-policies 4.15).</summary>
internal static class A2aServices
{
    private static readonly string[] Protocols = ["agentgateway.dev/a2a", "kgateway.dev/a2a"];

    /// <summary>A policy per such port, for the gateways that send requests to the Service.</summary>
    public static IEnumerable<GatewayResource> Policies(
        TransformContext context,
        Service service,
        ReferenceGraph references,
        string clusterDomain
    )
    {
        ServicePort[] ports = [.. service.Spec.Ports.Where(port => Protocols.Contains(port.AppProtocol))];
        if (ports.Length == 0)
            return [];
        var gateways = references.GatewaysOf(context, new(ObjectKinds.Service, service.Metadata.Key));
        return ports
            .DistinctBy(port => port.Port)
            .SelectMany(port =>
                GatewayResources.Of(gateways, PolicyOf(service.Metadata.Key, port.Port, clusterDomain))
            );
    }

    private static Policy PolicyOf(NamespacedName service, int port, string clusterDomain) =>
        new()
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"a2a/{service}/{port}"),
            Name = PolicyNames.Of(new(ObjectKinds.Service, service)),
            Target = new()
            {
                Service = new()
                {
                    Namespace = service.Namespace,
                    Hostname = ServiceHostname.Of(service, clusterDomain),
                    Port = (uint)port,
                },
            },
            Backend = new() { A2A = new() },
        };
}
