// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>Options of the server.</summary>
public sealed class DeltaXdsOptions
{
    /// <summary>
    /// How long a response may wait for a client to take it before its stream is aborted; the client resumes when it
    /// reconnects. Other clients do not wait for it in any case.
    /// </summary>
    /// <value>The default is 60 seconds.</value>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The size in bytes above which what is to be sent at once is split into several responses. Proxies refuse responses
    /// over 200 MiB, and count as ready at the first one, so the limit should be reached by exceptional content only.
    /// </summary>
    /// <value>The default is 32 MiB.</value>
    public int ResponseSizeThreshold { get; set; } = 32 * 1024 * 1024;

    /// <summary>
    /// The size in bytes above which a request ends its stream. A proxy that reconnects names everything it holds, about
    /// 100 bytes each.
    /// </summary>
    /// <value>The default is 64 MiB.</value>
    public int MaxRequestSize { get; set; } = 64 * 1024 * 1024;

    /// <summary>How long a stream may be open without a first request, and how long it may take to authenticate.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan FirstRequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many streams may be open at once from one address.</summary>
    /// <value>The default is 1000, since a load balancer may show many proxies under one address.</value>
    public int MaxStreamsPerPeer { get; set; } = 1000;

    /// <summary>
    /// How many streams are accepted a second in the long run; as many may wait for up to a second, further ones are refused.
    /// </summary>
    /// <value>The default is 500; 0 sets no limit.</value>
    public int StreamsPerSecond { get; set; } = 500;

    /// <summary>How many streams are accepted at once after a quiet time.</summary>
    /// <value>The default is 1000.</value>
    public int StreamBurst { get; set; } = 1000;

    /// <summary>How many requests a second a stream may send. A proxy sends one for each response.</summary>
    /// <value>The default is 1000; 0 sets no limit.</value>
    public int RequestsPerSecond { get; set; } = 1000;

    /// <summary>
    /// The age at which a stream is ended, so that proxies spread over replicas again; each proxy reconnects at once and is
    /// sent only what changed.
    /// </summary>
    /// <value>The default is none: streams end when the process does.</value>
    public TimeSpan? MaxConnectionAge { get; set; }

    /// <summary>The share of <see cref="MaxConnectionAge"/> by which the age of each stream differs at most.</summary>
    /// <value>The default is 0.2.</value>
    public double ConnectionAgeJitter { get; set; } = 0.2;

    /// <summary>Over how long the ends of all streams are spread when the process is asked to end.</summary>
    /// <value>The default is 300 milliseconds.</value>
    public TimeSpan DrainPeriod { get; set; } = TimeSpan.FromMilliseconds(300);
}
