// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Krt;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Syncer.Translation.Tests.Worlds;
using Syncer.Xds;
using TestKit.DataPlane;

namespace Syncer.Translation.Tests.Goldens;

/// <summary>Delivers every golden world to proxies, which must accept all of it.</summary>
public sealed class GoldenDeliveryTests
{
    // A listener whose certificate cannot be used is served nevertheless, with one that fails every handshake.
    private const string UnusableCertificate = "listener.tls.cert";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static IEnumerable<TestCaseData> Cases =>
        GoldenCase.All.Select(found => new TestCaseData(found).SetArgDisplayNames(found.ToString()));

    [TestCaseSource(nameof(Cases))]
    public async Task Proxies_accept_everything(object golden)
    {
        var found = (GoldenCase)golden;
        await using var rig = await TranslationRig.StartAsync(
            $"{found.Defaults}\n---\n{found.Manifests}",
            found.Settings
        );
        await using var server = await StartAsync(rig.Pipeline.XdsResources);
        var gateways = rig.Outputs.Resources.Snapshot.Keys.Select(key => key.Gateway).Distinct();
        foreach (var gateway in gateways.DefaultIfEmpty(new NamespacedName("default", "none")))
        {
            using var proxy = new ProxyModel(
                new DeltaXdsClientOptions { Address = new Uri(server.Urls.Single()), Gateway = gateway }
            );
            using var deadline = new CancellationTokenSource(Patience);

            await proxy.BecomeReadyAsync(deadline.Token);

            Assert.That(proxy.Violations, Is.Empty);
            Assert.That(
                proxy.Refused.Where(refusal => refusal.Warning?.StartsWith(UnusableCertificate) is not true),
                Is.Empty
            );
            Assert.That(
                proxy.ResourcesOf(XdsResourceType.Resource),
                Has.Count.EqualTo(rig.Outputs.Resources.Snapshot.Keys.Count(key => key.Gateway == gateway))
            );
        }
    }

    private static async Task<WebApplication> StartAsync(IKrtCollection<XdsResourceKey, XdsResource> resources)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.ConfigureXdsEndpoint(new IPEndPoint(IPAddress.Loopback, 0))
        );
        builder.Services.AddDeltaXds(_ => resources);
        var application = builder.Build();
        application.MapDeltaXds();
        await application.StartAsync();
        await application.Services.GetRequiredService<DeltaXdsServer>().Synced.WaitAsync(Patience);
        return application;
    }
}
