// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins.Credentials;
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

    /// <summary>The kinds that policies and backends may send requests to, by the way they are resolved.</summary>
    public required IReadOnlyDictionary<GroupKind, BackendResolver> Backends { get; init; }

    /// <summary>Asked in order; the first that knows the kind of a reference answers (spec backends-policies N-10).</summary>
    public required IReadOnlyList<ICredentialResolver> Credentials { get; init; }
}
