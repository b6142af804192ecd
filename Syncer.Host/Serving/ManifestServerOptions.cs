// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Krt.Kubernetes.Manifests;
using Syncer.Translation;

namespace Syncer.Host.Serving;

/// <summary>What a <see cref="ManifestServer"/> serves, and where.</summary>
public sealed record ManifestServerOptions
{
    /// <summary>Files and folders of manifests.</summary>
    public required IReadOnlyList<string> Manifests { get; init; }

    /// <summary>Where delta xDS is served; port 0 takes a free one.</summary>
    public required IPEndPoint XdsAddress { get; init; }

    /// <summary>What the operator chose.</summary>
    public SyncerSettings Settings { get; init; } = new();

    /// <summary>Receives what is wrong with the manifests.</summary>
    /// <value>The default ignores it.</value>
    public Action<ManifestProblem> OnProblem { get; init; } = _ => { };

    /// <summary>Changes how logs are written.</summary>
    /// <value>The default writes single lines to standard error.</value>
    public Action<ILoggingBuilder>? ConfigureLogging { get; init; }
}
