// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Microsoft.Playwright;
using Syncer.Host.Serving;
using Syncer.Host.Tests.Inspection;

namespace Syncer.Host.Tests.Admin;

/// <summary>The page of a server with good and bad objects, in a browser; whatever the page complains of fails the test.</summary>
[CancelAfter(180_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public abstract class AdminPageFixture
{
    private readonly TemporaryFolder _folder = new();
    private readonly InspectedSecret _secret = new();
    private ManifestServer _server = null!;

    /// <summary>What the page said in the console of the browser.</summary>
    protected List<string> Complaints { get; } = [];

    private protected Browser Browser { get; private set; } = null!;

    protected IPage Page { get; private set; } = null!;

    protected IPEndPoint XdsAddress => _server.XdsAddress;

    protected string Address => $"http://{_server.AdminAddress}";

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder.Write(
            "all.yaml",
            Manifest.GatewayClass,
            Manifest.Gateway("blue"),
            Manifest.TlsGateway("tls", "cert"),
            _secret.Manifest("cert"),
            Manifest.Route("good", "blue"),
            Manifest.Route("lost", "nobody"),
            Manifest.Route("broken", "blue", service: "missing"),
            Manifest.Service("app")
        );
        _server = await ManifestServer.StartAsync(
            new ManifestServerOptions
            {
                Manifests = [_folder.FullPath],
                XdsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                AdminAddress = new IPEndPoint(IPAddress.Loopback, 0),
                ConfigureLogging = _ => { },
            }
        );
        Browser = await Browser.StartAsync();
        Page = await Browser.OpenAsync();
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complaints.Add(message.Text);
        };
        Page.PageError += (_, error) => Complaints.Add(error);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        await _server.DisposeAsync();
        _secret.Dispose();
        _folder.Dispose();
    }

    [TearDown]
    public void Complains_of_nothing() => Assert.That(Complaints, Is.Empty);

    protected ILocatorAssertions Expect(string selector) => Assertions.Expect(Page.Locator(selector));
}
