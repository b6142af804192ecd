// SPDX-License-Identifier: Apache-2.0

// README: begin
using System.Net;
using Krt;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Syncer.Translation;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Inference;
using Syncer.Translation.Rows.Istio;
using Syncer.Translation.Rows.Kgateway;
using Syncer.Translation.Rows.Routes;
using Syncer.Xds;

// README: end

namespace Syncer.Host.Tests.Snippets;

internal static class SyncerSnippet
{
    public static async Task RunAsync(IPEndPoint address, Func<Task> serving)
    {
        // README: begin
        await using var engine = new KrtEngine();
        var gatewayClasses = Rows<GatewayClass>();
        var gateways = Rows<Gateway>();
        var outputs = SyncerTranslation.Build(
            new SyncerInputs
            {
                GatewayClasses = gatewayClasses,
                Gateways = gateways,
                ListenerSets = Rows<ListenerSet>(),
                HttpRoutes = Rows<HttpRoute>(),
                GrpcRoutes = Rows<GrpcRoute>(),
                TcpRoutes = Rows<TcpRoute>(),
                TlsRoutes = Rows<TlsRoute>(),
                ReferenceGrants = Rows<ReferenceGrant>(),
                BackendTlsPolicies = Rows<BackendTlsPolicy>(),
                AgentgatewayBackends = Rows<AgentgatewayBackend>(),
                KgatewayBackends = Rows<KgatewayBackend>(),
                InferencePools = Rows<InferencePool>(),
                ServiceEntries = Rows<ServiceEntry>(),
                WorkloadEntries = Rows<WorkloadEntry>(),
                Services = Rows<Service>(),
                Pods = Rows<Pod>(),
                EndpointSlices = Rows<EndpointSlice>(),
                Nodes = Rows<Node>(),
                Namespaces = Rows<Namespace>(),
                Secrets = Rows<Secret>(),
                ConfigMaps = Rows<ConfigMap>(),
            },
            new SyncerSettings { ControllerName = "example.com/controller" }
        );

        var resources = outputs.Resources.Select(
            (_, row) => XdsResource.Encode(new(XdsResourceType.Resource, row.Key.Gateway, row.Key.Name), row.Message),
            resource => resource.Key
        );
        var addresses = outputs.Addresses.Select(
            (_, row) => XdsResource.Encode(new(XdsResourceType.Address, null, row.Key), row.Message),
            resource => resource.Key
        );

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureXdsEndpoint(address));
        builder.Services.AddDeltaXds(_ => addresses.Union(resources));
        await using var application = builder.Build();
        application.MapDeltaXds();
        await application.StartAsync();

        // Proxies that are connected already receive this at once, and nothing but this.
        await engine.CommitAsync(transaction =>
        {
            transaction.Set(
                gatewayClasses,
                new GatewayClass
                {
                    Metadata = new() { Name = "example" },
                    Spec = new() { ControllerName = "example.com/controller" },
                }
            );
            transaction.Set(
                gateways,
                new Gateway
                {
                    Metadata = new() { Namespace = "default", Name = "edge" },
                    Spec = new()
                    {
                        GatewayClassName = "example",
                        Listeners =
                        [
                            new()
                            {
                                Name = "http",
                                Protocol = "HTTP",
                                Port = 80,
                            },
                        ],
                    },
                }
            );
        });
        // README: end
        await serving();
        // README: begin

        // Empty and complete from the start. Whoever lists objects first calls MarkSynced when all are there.
        SourceCollection<NamespacedName, T> Rows<T>()
            where T : class, IKeyed<NamespacedName>
        {
            var rows = engine.Root.Source<NamespacedName, T>();
            rows.MarkSynced();
            return rows;
        }
        // README: end
    }
}
