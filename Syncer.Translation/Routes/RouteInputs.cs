// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Gateways;
using Syncer.Translation.References;
using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Routes.Services;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes;

/// <summary>What the translation of routes reads.</summary>
public sealed record RouteInputs
{
    public required IKrtCollection<NamespacedName, HttpRoute> HttpRoutes { get; init; }

    public required IKrtCollection<NamespacedName, GrpcRoute> GrpcRoutes { get; init; }

    public required IKrtCollection<NamespacedName, TcpRoute> TcpRoutes { get; init; }

    public required IKrtCollection<NamespacedName, TlsRoute> TlsRoutes { get; init; }

    /// <summary>The Gateways and ListenerSets of ours.</summary>
    public required IKrtCollection<ParentKey, ParentListeners> Parents { get; init; }

    public required ReferenceGrants Grants { get; init; }

    /// <summary>The kinds that backendRefs may name; a reference to any other kind is reported as <c>InvalidKind</c>.</summary>
    public required IReadOnlyDictionary<GroupKind, BackendResolver> Backends { get; init; }

    /// <summary>Knows the services that routes may have for parents; without it, none may.</summary>
    public ServiceParentResolver? ServiceParents { get; init; }

    public SyncerSettings Settings { get; init; } = new();
}
