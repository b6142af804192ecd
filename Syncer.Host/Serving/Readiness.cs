// SPDX-License-Identifier: Apache-2.0

using Syncer.Xds;

namespace Syncer.Host.Serving;

/// <summary>Whether proxies get the whole configuration here, and what is in the way.</summary>
internal sealed class Readiness(
    DeltaXdsServer xds,
    IHostApplicationLifetime application,
    Func<IReadOnlyList<string>> missingSources
)
{
    /// <summary>What is waited for, a line each; nothing when the server is ready.</summary>
    public IReadOnlyList<string> Missing =>
        application.ApplicationStopping.IsCancellationRequested ? ["shutting down"]
        : missingSources() is { Count: > 0 } missing ? missing
        : xds.Synced.IsCompletedSuccessfully ? []
        : ["not translated: what is served is not complete yet"];
}
