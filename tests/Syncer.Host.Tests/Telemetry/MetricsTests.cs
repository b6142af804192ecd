// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.Metrics;
using System.Net;
using System.Text.RegularExpressions;
using Krt.Kubernetes.Api.Access;
using Syncer.Host.Serving;
using Syncer.Host.Telemetry;
using Syncer.Host.Tests.Serving;

namespace Syncer.Host.Tests.Telemetry;

[CancelAfter(120_000)]
public sealed partial class MetricsTests
{
    private static readonly string Page = File.ReadAllText(Checkout.PathOf("docs", "metrics.md"));

    [Test]
    public async Task Are_the_ones_in_docs(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        using var meters = new PublishedInstruments();
        // Nobody listens there: a server that waits for its cluster measures all there is nevertheless.
        var kubeconfig = folder.Write("kubeconfig", Manifest.KubeconfigOfNobody);
        await using var server = await ClusterServer.StartAsync(
            new ClusterServerOptions
            {
                Access = ClusterAccess.FromKubeconfig(kubeconfig),
                XdsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                ConfigureLogging = _ => { },
            },
            cancellationToken
        );

        Assert.That(
            Rows.Matches(Page).Select(row => row.Groups["instrument"].Value),
            Is.EquivalentTo(meters.Instruments.Select(Describe)),
            "docs/metrics.md has a line for each instrument: | `NAME` | KIND | UNIT | `SCRAPED_AS` | ATTRIBUTES | DESCRIPTION |"
        );
    }

    [Test]
    public async Task Are_scraped_by_the_names_in_docs(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        folder.Write("all.yaml", Manifest.GatewayClass, Manifest.Gateway("blue"));
        await using var server = await ServeAsync(folder);
        await using var proxy = new Proxy(server.XdsAddress, "blue", cancellationToken);
        await proxy.ConnectAsync();

        using var http = new HttpClient(new SocketsHttpHandler());
        var scraped = await http.GetStringAsync(new Uri($"http://{server.MetricsAddress}/metrics"), cancellationToken);

        var documented = Rows.Matches(Page).Select(row => row.Groups["scraped"].Value).ToHashSet();
        var names = Types.Matches(scraped).Select(type => type.Groups["name"].Value).ToArray();
        Assert.That(
            names
                .Where(name => !documented.Contains(name) && !name.StartsWith("dotnet_", StringComparison.Ordinal))
                .Except(["target_info"]),
            Is.Empty
        );
        Assert.That(scraped, Does.Match(@"(?m)^agentgateway_controller_ready(\{[^}]*\})? 1$"));
        Assert.That(
            scraped,
            Does.Match(@"(?m)^agentgateway_controller_build_info\{.*version=""0\.1\.0[^""]*"".*\} 1$")
        );
        Assert.That(scraped, Does.Match(@"(?m)^krt_collection_rows\{.*krt_collection=""XdsResources"".*\} 2$"));
        Assert.That(scraped, Does.Match(@"(?m)^agentgateway_xds_pushes_total\{"));
        Assert.That(names, Has.Some.StartsWith("dotnet_gc_"));
    }

    private static Task<ManifestServer> ServeAsync(TemporaryFolder folder) =>
        ManifestServer.StartAsync(
            new ManifestServerOptions
            {
                Manifests = [folder.FullPath],
                XdsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                MetricsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                ConfigureLogging = _ => { },
            }
        );

    private static string Describe(Instrument instrument) =>
        $"`{instrument.Name}` | {KindOf(instrument)} |{(instrument.Unit is { Length: > 0 } unit ? $" {unit}" : "")}";

    private static string KindOf(Instrument instrument) =>
        instrument.GetType().Name.Split('`')[0].Replace("Observable", "", StringComparison.Ordinal);

    [GeneratedRegex(@"(?m)^\| (?<instrument>`[a-z._]+` \| [A-Za-z]+ \|(?: [^|]+)?) \| `(?<scraped>[a-z_]+)` \|")]
    private static partial Regex Rows { get; }

    [GeneratedRegex(@"(?m)^# TYPE (?<name>\w+) ")]
    private static partial Regex Types { get; }

    /// <summary>Every instrument of the program that is created while this lives.</summary>
    private sealed class PublishedInstruments : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly Dictionary<string, Instrument> _instruments = new(StringComparer.Ordinal);

        public PublishedInstruments()
        {
            _listener.InstrumentPublished = (instrument, _) =>
            {
                if (TelemetryExport.Sources.Contains(instrument.Meter.Name))
                {
                    lock (_instruments)
                        _instruments[instrument.Name] = instrument;
                }
            };
            _listener.Start();
        }

        public IEnumerable<Instrument> Instruments
        {
            get
            {
                lock (_instruments)
                    return [.. _instruments.Values];
            }
        }

        public void Dispose() => _listener.Dispose();
    }
}
