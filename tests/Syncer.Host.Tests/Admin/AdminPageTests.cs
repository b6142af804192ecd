// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Microsoft.Playwright;
using Syncer.Host.Serving;
using Syncer.Host.Tests.Inspection;

namespace Syncer.Host.Tests.Admin;

/// <summary>The page as a browser shows it.</summary>
[CancelAfter(180_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class AdminPageTests
{
    private readonly TemporaryFolder _folder = new();
    private readonly InspectedSecret _secret = new();
    private readonly List<string> _complaints = [];
    private ManifestServer _server = null!;
    private Browser _browser = null!;
    private IPage _page = null!;

    private string Address => $"http://{_server.AdminAddress}";

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
        _browser = await Browser.StartAsync();
        _page = await _browser.OpenAsync();
        _page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Add(message.Text);
        };
        _page.PageError += (_, error) => _complaints.Add(error);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        await _server.DisposeAsync();
        _secret.Dispose();
        _folder.Dispose();
    }

    [TearDown]
    public void Complains_of_nothing() => Assert.That(_complaints, Is.Empty);

    [Test]
    public async Task Overview_tells_health_gateways_sources_and_what_needs_attention(
        CancellationToken cancellationToken
    )
    {
        await using var proxy = new Serving.Proxy(_server.XdsAddress, "blue", cancellationToken);
        await proxy.ConnectAsync();
        await _page.GotoAsync($"{Address}/#overview");

        await Expect("#health").ToHaveTextAsync("ready");
        await Expect("#gateways").ToContainTextAsync("Gateway default/blue");
        await Expect("#gateways").ToContainTextAsync("1 acknowledged");
        await Expect("#kinds tr:has-text(\"HTTPRoute\") .number").ToHaveTextAsync("3");
        await Expect("#attention").ToContainTextAsync("HTTPRoute default/broken");
        await Expect("#attention").ToContainTextAsync("BackendNotFound");
        await Expect("#tiles").ToContainTextAsync("Epoch");
    }

    [Test]
    public async Task Search_leads_to_an_explanation()
    {
        await _page.GotoAsync($"{Address}/#objects");
        await _page.GetByLabel("Search by kind").FillAsync("route lost");
        await _page.GetByRole(AriaRole.Link, new() { Name = "HTTPRoute default/lost" }).ClickAsync();

        await Expect("#explanation .verdict").ToContainTextAsync("Nothing of it is served: 1 problem was found.");
        await Expect("#explanation .verdict").ToContainTextAsync("there is no Gateway default/nobody");
    }

    [Test]
    public async Task Wire_names_lead_back_to_objects()
    {
        await _page.GotoAsync($"{Address}/#objects/route%2Fdefault%2Fgood.00.http");

        await Expect("#explanation").ToContainTextAsync("is made of HTTPRoute default/good");
        await _page.Locator("#explanation .verdict a").ClickAsync();
        await Expect("#explanation .verdict").ToContainTextAsync("1 resource made of it is served to default/blue.");
    }

    [Test]
    public async Task Dataflow_is_drawn_and_can_be_walked_with_the_keyboard()
    {
        await _page.GotoAsync($"{Address}/#dataflow");
        var node = _page.GetByRole(AriaRole.Button, new() { Name = "HttpRouteTranslations, 3 rows" });
        await node.FocusAsync();
        await _page.Keyboard.PressAsync("Enter");

        await Expect("#collection").ToContainTextAsync("httproutes.gateway.networking.k8s.io");
        await Expect("#collection").ToContainTextAsync("ParentListeners");
        await Expect("#collections").ToContainTextAsync("RouteTranslations");
    }

    [Test]
    public async Task Levels_of_logs_can_be_changed()
    {
        await _page.GotoAsync($"{Address}/#logs");
        await _page.GetByLabel("Category").FillAsync("Krt.Kubernetes");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Set" }).ClickAsync();

        await Expect("#logs-status").ToHaveTextAsync("Krt.Kubernetes: debug");
        await Assertions.Expect(_page.GetByLabel("Level of Krt.Kubernetes")).ToHaveValueAsync("debug");

        await _page.GetByLabel("Level of Krt.Kubernetes").SelectOptionAsync("inherit");
        await Expect("#levels").Not.ToContainTextAsync("Krt.Kubernetes");
    }

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task Text_can_be_read_in_light_and_in_dark(ColorScheme scheme)
    {
        var page = await _browser.OpenAsync(scheme);
        await page.GotoAsync($"{Address}/#overview");
        await Assertions.Expect(page.Locator("#health")).ToHaveTextAsync("ready");

        // WCAG 2.2, 1.4.3: text against what it stands on.
        var contrasts = await page.EvaluateAsync<double[]>(
            """
            () => {
              const light = (rgb) => {
                const [r, g, b] = rgb.map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const parse = (text) => text.match(/[\d.]+/g).map(Number);
              const back = (e) => {
                for (; e; e = e.parentElement) {
                  const c = parse(getComputedStyle(e).backgroundColor);
                  if (c.length < 4 || c[3] > 0) return c;
                }
                return [255, 255, 255];
              };
              return [...document.querySelectorAll('h1,h2,h3,p,a,td,th,dt,dd,small,.badge,footer span')]
                .filter((e) => e.offsetParent && e.textContent.trim())
                .map((e) => {
                  const [a, b] = [light(parse(getComputedStyle(e).color)), light(back(e))];
                  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                });
            }
            """
        );

        Assert.That(contrasts, Has.Length.GreaterThan(20));
        Assert.That(contrasts.Min(), Is.GreaterThanOrEqualTo(4.5));
        await page.CloseAsync();
    }

    private ILocatorAssertions Expect(string selector) => Assertions.Expect(_page.Locator(selector));
}
