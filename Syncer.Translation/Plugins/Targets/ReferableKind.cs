// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Routes.Backends;

namespace Syncer.Translation.Plugins.Targets;

/// <summary>A kind of objects that others may refer to, and what each sort of reference to one means.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Objects">The objects there are.</param>
public sealed record ReferableKind(GroupKind Kind, ObjectLookup Objects)
{
    /// <summary>Resolves backendRefs of routes, and of whatever is resolved like them (spec backends-policies R-9).</summary>
    /// <value>The default is <see langword="null"/>: routes may not name the kind.</value>
    public BackendResolver? RouteBackend { get; init; }

    /// <summary>Resolves backendRefs of policies and backends (spec backends-policies PR-3).</summary>
    /// <value>The default is <see langword="null"/>: policies and backends may not name the kind.</value>
    public BackendResolver? PolicyBackend { get; init; }

    /// <summary>What a policy that is aimed at an object applies to (spec backends-policies PT-2).</summary>
    /// <value>The default is <see langword="null"/>: policies may not target the kind.</value>
    public PolicyTargetResolver? PolicyTarget { get; init; }

    /// <summary>What a BackendTLSPolicy that is aimed at an object applies to (spec backends-policies BT-2).</summary>
    /// <value>The default is <see langword="null"/>: BackendTLSPolicies may not target the kind.</value>
    public PolicyTargetResolver? TlsTarget { get; init; }

    /// <summary>Where the control plane itself can fetch something from an object (spec backends-policies JW-4).</summary>
    /// <value>The default is <see langword="null"/>: nothing is fetched from the kind.</value>
    public RemoteEndpointResolver? RemoteEndpoint { get; init; }
}
