// SPDX-License-Identifier: Apache-2.0

using Krt;
using Microsoft.Extensions.Logging;

namespace Syncer.Xds;

/// <summary>Options of a client.</summary>
public sealed record DeltaXdsClientOptions
{
    /// <summary>Where the server is; <c>http</c> means HTTP/2 with prior knowledge.</summary>
    public required Uri Address { get; init; }

    /// <summary>The gateway whose proxy the client is.</summary>
    public required NamespacedName Gateway { get; init; }

    /// <summary>The node id the client sends.</summary>
    /// <value>The default is made of its pod, address and namespace, as a proxy makes it.</value>
    public string? NodeId { get; init; }

    /// <summary>Whether responses are replied to; a proxy always does.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Replies { get; init; } = true;

    /// <summary>The pod the client says it is.</summary>
    /// <value>The default is none.</value>
    public string PodName { get; init; } = "";

    /// <summary>The address the client says it has.</summary>
    /// <value>The default is <c>1.1.1.1</c>, as with a proxy that knows none.</value>
    public string InstanceIp { get; init; } = "1.1.1.1";

    /// <summary>The Kubernetes node the client says it is on.</summary>
    /// <value>The default is none.</value>
    public string NodeName { get; init; } = "";

    /// <summary>The cluster the client says it is in.</summary>
    /// <value>The default is <c>Kubernetes</c>.</value>
    public string ClusterId { get; init; } = "Kubernetes";

    /// <summary>Gives the bearer token of a connection, asked for at each one.</summary>
    /// <value>The default is none.</value>
    public Func<CancellationToken, ValueTask<string?>>? Token { get; init; }

    /// <summary>
    /// Judges a resource before it is applied: an error keeps the one before, a warning applies it; either is reported to
    /// the server. Resources that cannot be decoded are errors without being judged.
    /// </summary>
    /// <value>The default finds nothing wrong.</value>
    public Func<XdsResourceType, ReceivedResource, XdsDiagnostic?>? Judge { get; init; }

    /// <summary>
    /// Whether to connect again when a stream ends, keeping what was received, with the pauses of a proxy (spec
    /// xds-addresses 1.10): 10 ms after a planned end, doubling up to 15 s after any other, none after OK.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool Reconnect { get; init; }

    /// <summary>What the pauses are measured with.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Makes the connections, to trust a certificate authority for instance; not disposed by the client.</summary>
    /// <value>The default is one of the client's own.</value>
    public HttpMessageHandler? HttpHandler { get; init; }

    /// <summary>Where the client reports.</summary>
    /// <value>The default is nowhere.</value>
    public ILoggerFactory? LoggerFactory { get; init; }
}
