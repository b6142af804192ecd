// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests;

/// <summary>How manifests are watched.</summary>
public sealed record ManifestSourceOptions
{
    /// <summary>
    /// How long a changed file must stay the same before what it defines no longer is removed, and before its problems are
    /// reported. What it adds or alters takes effect without delay.
    /// </summary>
    /// <value>The default is 250 milliseconds.</value>
    public TimeSpan QuietPeriod { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often all files are looked at without any event, for some file systems send none.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan RescanInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Receives each problem once, when it appears; it is received again only if it was gone in between. Called by one thread
    /// at a time.
    /// </summary>
    /// <value>The default ignores them.</value>
    public Action<ManifestProblem> OnProblem { get; init; } = _ => { };
}
