// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Syncer.Host.Logging;
using Syncer.Host.Serving.Xds;
using Syncer.Translation;

namespace Syncer.Host.Serving;

/// <summary>What servers have in common, wherever their objects come from.</summary>
public abstract record ServerOptions
{
    /// <summary>Where delta xDS is served; port 0 takes a free one.</summary>
    public required IPEndPoint XdsAddress { get; init; }

    /// <summary>To whom it is served, and how.</summary>
    /// <value>The default is everybody, without TLS.</value>
    public XdsServingOptions Xds { get; init; } = new();

    /// <summary>Where <c>/livez</c> and <c>/readyz</c> are served over HTTP/1.1; port 0 takes a free one.</summary>
    /// <value>The default is nowhere.</value>
    public IPEndPoint? HealthAddress { get; init; }

    /// <summary>Where <c>/metrics</c> is served over HTTP/1.1, in the text format of Prometheus; port 0 takes a free one.</summary>
    /// <value>The default is nowhere.</value>
    public IPEndPoint? MetricsAddress { get; init; }

    /// <summary>Where operators look in, over HTTP/1.1; port 0 takes a free one. It is not meant for other machines.</summary>
    /// <value>The default is nowhere.</value>
    public IPEndPoint? AdminAddress { get; init; }

    /// <summary>Where an OTLP collector takes metrics and traces, over gRPC.</summary>
    /// <value>The default is nowhere.</value>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>What the operator chose.</summary>
    public SyncerSettings Settings { get; init; } = new();

    /// <summary>From which level on messages are logged.</summary>
    /// <value>The default is <see cref="LogThreshold.Info"/>.</value>
    public LogThreshold LogLevel { get; init; } = LogThreshold.Info;

    /// <summary>The same by the beginning of categories.</summary>
    /// <value>The default is <see cref="LogThresholds.Quiet"/>.</value>
    public IReadOnlyDictionary<string, LogThreshold> LogLevels { get; init; } = LogThresholds.Quiet;

    /// <summary>How logs are written.</summary>
    /// <value>The default is <see cref="LogFormat.Text"/>.</value>
    public LogFormat LogFormat { get; init; }

    /// <summary>Takes the place of logging to standard error.</summary>
    /// <value>The default does not.</value>
    public Action<ILoggingBuilder>? ConfigureLogging { get; init; }
}
