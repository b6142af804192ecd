// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Api;
using Krt.Kubernetes.Leases;
using Syncer.Translation;

namespace Syncer.Host.Writing;

/// <summary>What a <see cref="ClusterWriter"/> writes, and when it may.</summary>
public sealed record ClusterWriterOptions
{
    /// <summary>What the operator chose.</summary>
    public required SyncerSettings Settings { get; init; }

    /// <summary>How the server is talked to. Statuses have these limits for themselves.</summary>
    public ApiClientOptions Api { get; init; } = new();

    /// <summary>The lease that is needed to write.</summary>
    /// <value>The default is none: the one replica there is writes always.</value>
    public LeaseElectorOptions? Lease { get; init; }

    /// <summary>Where changes of leadership and failures are reported.</summary>
    /// <value>The default is nowhere.</value>
    public ILoggerFactory? LoggerFactory { get; init; }
}
