// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Syncer.Translation;

namespace Syncer.Host.Serving;

/// <summary>What servers have in common, wherever their objects come from.</summary>
public abstract record ServerOptions
{
    /// <summary>Where delta xDS is served; port 0 takes a free one.</summary>
    public required IPEndPoint XdsAddress { get; init; }

    /// <summary>Where <c>/livez</c> and <c>/readyz</c> are served over HTTP/1.1; port 0 takes a free one.</summary>
    /// <value>The default is nowhere.</value>
    public IPEndPoint? HealthAddress { get; init; }

    /// <summary>What the operator chose.</summary>
    public SyncerSettings Settings { get; init; } = new();

    /// <summary>Changes how logs are written.</summary>
    /// <value>The default writes single lines to standard error.</value>
    public Action<ILoggingBuilder>? ConfigureLogging { get; init; }
}
