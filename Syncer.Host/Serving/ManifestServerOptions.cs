// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Manifests;

namespace Syncer.Host.Serving;

/// <summary>What a <see cref="ManifestServer"/> serves, and where.</summary>
public sealed record ManifestServerOptions : ServerOptions
{
    /// <summary>Files and folders of manifests.</summary>
    public required IReadOnlyList<string> Manifests { get; init; }

    /// <summary>Receives what is wrong with the manifests.</summary>
    /// <value>The default ignores it.</value>
    public Action<ManifestProblem> OnProblem { get; init; } = _ => { };

    /// <summary>The clock that says when key sets are fetched again.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
