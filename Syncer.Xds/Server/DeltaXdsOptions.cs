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
}
