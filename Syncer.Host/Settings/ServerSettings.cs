// SPDX-License-Identifier: Apache-2.0

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Net;
using Syncer.Host.Logging;

namespace Syncer.Host.Settings;

/// <summary>
/// What an operator can choose about the program, besides translation. Every property is a setting: of a file in camelCase, of
/// the environment and of the command line as <see cref="Setting"/> says.
/// </summary>
public sealed record ServerSettings
{
    [Description("Where to serve xDS, over HTTP/2; port 0 takes a free one")]
    public IPEndPoint XdsAddress { get; init; } = new(IPAddress.Loopback, 9978);

    [Description("Whether proxies must authenticate; they cannot yet, so only false is possible")]
    public bool XdsAuth { get; init; }

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
