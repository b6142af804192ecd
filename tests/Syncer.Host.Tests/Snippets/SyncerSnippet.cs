// SPDX-License-Identifier: Apache-2.0

// README: begin
using System.Net;
using Krt;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Syncer.Translation;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Xds;

// README: end

namespace Syncer.Host.Tests.Snippets;

internal static class SyncerSnippet
{
    public static async Task RunAsync(IPEndPoint address, Func<Task> serving)
    {
        // README: begin
        await using var engine = new KrtEngine();
        var gatewayClasses = engine.Root.Source<NamespacedName, GatewayClass>();
        var gateways = engine.Root.Source<NamespacedName, Gateway>();
        var outputs = SyncerTranslation.Build(
            SyncerInputs.Empty(engine.Root).With(gatewayClasses).With(gateways),
            new SyncerSettings { ControllerName = "example.com/controller" }
        );

        var resources = outputs.Resources.Select(
            (_, row) => XdsResource.Encode(new(XdsResourceType.Resource, row.Key.Gateway, row.Key.Name), row.Content),
            resource => resource.Key
        );
        var addresses = outputs.Addresses.Select(
            (_, row) => XdsResource.Encode(new(XdsResourceType.Address, null, row.Key), row.Content),
            resource => resource.Key
        );

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureXdsEndpoint(address));
        builder.Services.AddDeltaXds(_ => addresses.Union(resources));
        await using var application = builder.Build();
        application.MapDeltaXds();
        await application.StartAsync();

        // Proxies are served from here on: a collection that is not marked as synced is not known yet.
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
            transaction.MarkSynced(gatewayClasses);
            transaction.MarkSynced(gateways);
        });
        // README: end
        await serving();
    }
}
