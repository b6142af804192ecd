// SPDX-License-Identifier: Apache-2.0

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Net;
using Syncer.Host.Logging;
using Syncer.Host.Tls;

namespace Syncer.Host.Settings;

/// <summary>
/// What an operator can choose about the program, besides translation. Every property is a setting: of a file in camelCase, of
/// the environment and of the command line as <see cref="Setting"/> says.
/// </summary>
public sealed record ServerSettings
{
    [Description("Where to serve xDS, over HTTP/2; port 0 takes a free one")]
    public IPEndPoint XdsAddress { get; init; } = new(IPAddress.Loopback, 9978);

    [Description("How proxies connect: without TLS, with it, or either way on one port")]
    public XdsMode XdsMode { get; init; } = XdsMode.Plaintext;

    [Description(
        "Whether proxies must authenticate as the ServiceAccount of their gateway; without a cluster that takes a key set, and is not demanded on loopback addresses unless it is asked for"
    )]
    public bool XdsAuth { get; init; } = true;

    [Description(
        "The file of the key set (JWKS) that tokens of proxies are verified with, or cluster for that of the API server; empty to have the API server review each token"
    )]
    public string XdsKeySet { get; init; } = "";

    [Description("Who must have issued tokens that are verified with a key set; empty for anybody who has the keys")]
    public string XdsTokenIssuer { get; init; } = "";

    [Description(
        "ServiceAccounts that may be proxies of a gateway besides the one of its name: lists of namespace/name by namespace/name of the Gateway"
    )]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> XdsAllowedServiceAccounts { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    [Description(
        "The Secret, in the namespace of the program, of the authority that issues the certificate of xDS, or of the certificate; one with a new authority is created where there is none"
    )]
    public string XdsTlsSecret { get; init; } = "kgateway-xds-cert";

    [Description("The file of a certificate for xDS, in place of the Secret; it may be replaced at any time")]
    public string XdsTlsCertificate { get; init; } = "";

    [Description("The file of its key")]
    public string XdsTlsKey { get; init; } = "";

    [Description("The Service under which proxies find the program; issued certificates are for its names")]
    public string XdsServiceName { get; init; } = "agentgateway";

    [Description("The host under which proxies find the program, in place of the names of the Service")]
    public string XdsServiceHost { get; init; } = "";

    [Description("Further hosts and addresses that issued certificates are for, separated by commas")]
    public string AdditionalXdsTlsHosts { get; init; } = "";

    [Description("How many streams are accepted a second in the long run; 0 sets no limit")]
    [Range(0, 1_000_000)]
    public int XdsStreamsPerSecond { get; init; } = 500;

    [Description("How many streams may be open at once from one address")]
    [Range(1, 1_000_000)]
    public int XdsMaxStreamsPerPeer { get; init; } = 1000;

    [Description(
        "After how many seconds a stream is ended, a fifth sooner or later, so that proxies spread over replicas again; 0 for never"
    )]
    [Range(0.0, 1e7)]
    public double XdsMaxConnectionAge { get; init; }

    [Description("How many requests a second a stream may send; 0 sets no limit")]
    [Range(0, 1_000_000)]
    public int XdsRequestsPerSecond { get; init; } = 1000;

    [Description(
        "How many bytes a request may have; a proxy that reconnects names everything it holds, about 100 bytes each"
    )]
    [Range(1 << 16, 1 << 30)]
    public int XdsMaxRequestSize { get; init; } = 64 << 20;

    [Description("Within how many seconds a connection must have ended its TLS handshake")]
    [Range(0.1, 3600.0)]
    public double XdsHandshakeTimeout { get; init; } = 10;

    [Description("Within how many seconds a stream must have authenticated and sent its first request")]
    [Range(0.1, 3600.0)]
    public double XdsFirstRequestTimeout { get; init; } = 10;

    [Description("Within how many seconds a proxy must take a response; otherwise its stream is ended")]
    [Range(0.1, 3600.0)]
    public double XdsSendTimeout { get; init; } = 60;

    [Description("Over how many seconds the ends of all streams are spread when the program ends")]
    [Range(0.0, 60.0)]
    public double XdsDrainPeriod { get; init; } = 0.3;

    [Description("Where to serve /livez and /readyz")]
    public IPEndPoint? HealthAddress { get; init; } = new(IPAddress.Loopback, 9093);

    [Description("Where to serve /metrics")]
    public IPEndPoint? MetricsAddress { get; init; } = new(IPAddress.Loopback, 9092);

    [Description("Where operators look in; keep it on a loopback address")]
    public IPEndPoint? AdminAddress { get; init; } = new(IPAddress.Loopback, 9095);

    [Description("Where an OTLP collector takes metrics and traces over gRPC, such as http://localhost:4317")]
    public Uri? OtlpEndpoint { get; init; }

    [Description("How many requests a second the API server gets at most in the long run")]
    [Range(0.001, 1_000_000)]
    public double KubeQps { get; init; } = 500;

    [Description("How many requests the API server gets at once after a quiet time")]
    [Range(1, 1_000_000)]
    public int KubeBurst { get; init; } = 1000;

    [Description("Whether a lease decides which replica writes statuses; false only for a single replica")]
    public bool LeaderElection { get; init; } = true;

    [Description("The Lease that replicas share")]
    public string LeaseName { get; init; } = "krt-syncer";

    [Description("The namespace of the Lease; empty for that of the pod or of the context")]
    public string LeaseNamespace { get; init; } = "";

    [Description("After how many seconds without renewal another replica writes; it is renewed in 2/15 of that")]
    [Range(1.0, 3600.0)]
    public double LeaseDuration { get; init; } = 15;

    [Description("What is logged of the program: messages of this level and above")]
    public LogThreshold LogLevel { get; init; } = LogThreshold.Info;

    [Description("The level by category, which counts for all categories that begin so; the longest one decides")]
    public IReadOnlyDictionary<string, LogThreshold> LogLevels { get; init; } = LogThresholds.Quiet;

    [Description("How logs are written to standard error: lines for people, or a JSON object a line")]
    public LogFormat LogFormat { get; init; } = LogFormat.Text;
}
