// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins.Credentials;
using Syncer.Translation.Plugins.Targets;

namespace Syncer.Translation.Plugins;

/// <summary>What a plugin offers to routes and to other plugins.</summary>
public sealed record PluginDeclaration
{
    /// <summary>The kinds that others may refer to; every kind is declared by one plugin.</summary>
    public IReadOnlyList<ReferableKind> Kinds { get; init; } = [];

    /// <summary>Asked in order, those of earlier plugins first (spec backends-policies N-10).</summary>
    public IReadOnlyList<ICredentialResolver> Credentials { get; init; } = [];
}
