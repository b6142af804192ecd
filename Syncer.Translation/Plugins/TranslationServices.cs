// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using Syncer.Translation.Plugins.Credentials;
using Syncer.Translation.Plugins.Targets;
using Syncer.Translation.Policies.Jwks;
using Syncer.Translation.References;
using Syncer.Translation.Routes.Backends;

namespace Syncer.Translation.Plugins;

/// <summary>What the translation of every object may read and ask (spec backends-policies PL-14). Immutable.</summary>
public sealed record TranslationServices
{
    public required SyncerSettings Settings { get; init; }

    /// <summary>The objects of the namespaces that are discovered.</summary>
    public required SyncerInputs Inputs { get; init; }

    public required ReferenceGrants Grants { get; init; }

    /// <summary>Everything that others may refer to.</summary>
    public required IReadOnlyDictionary<GroupKind, ReferableKind> Kinds
    {
        get;
        init
        {
            field = value;
            Backends = Resolvers(value, kind => kind.PolicyBackend);
            RouteBackends = Resolvers(value, kind => kind.RouteBackend);
        }
    }

    /// <summary>The kinds that policies and backends may send requests to, by the way they are resolved.</summary>
    public IReadOnlyDictionary<GroupKind, BackendResolver> Backends { get; private init; } =
        FrozenDictionary<GroupKind, BackendResolver>.Empty;

    /// <summary>The kinds that routes may send requests to, by the way they are resolved.</summary>
    public IReadOnlyDictionary<GroupKind, BackendResolver> RouteBackends { get; private init; } =
        FrozenDictionary<GroupKind, BackendResolver>.Empty;

    /// <summary>Asked in order; the first that knows the kind of a reference answers (spec backends-policies N-10).</summary>
    public required IReadOnlyList<ICredentialResolver> Credentials { get; init; }

    /// <summary>The key sets of other servers.</summary>
    public required KeySetSources KeySets { get; init; }

    private static FrozenDictionary<GroupKind, BackendResolver> Resolvers(
        IReadOnlyDictionary<GroupKind, ReferableKind> kinds,
        Func<ReferableKind, BackendResolver?> resolverOf
    ) =>
        kinds
            .Values.Where(kind => resolverOf(kind) is not null)
            .ToFrozenDictionary(kind => kind.Kind, kind => resolverOf(kind)!);
}
