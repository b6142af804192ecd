// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using Krt;
using Syncer.Translation.Plugins.Credentials;
using Syncer.Translation.Plugins.Kinds;
using Syncer.Translation.Plugins.Targets;
using Syncer.Translation.Policies.Jwks;
using Syncer.Translation.References;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Plugins;

/// <summary>The plugins that take part, those that are built in first.</summary>
public sealed class PluginSet
{
    private readonly ITranslationPlugin[] _plugins;

    /// <summary>Puts the set together.</summary>
    /// <param name="added">The plugins besides those that are built in.</param>
    /// <exception cref="ArgumentException">A plugin cannot take part; the message says which and why.</exception>
    public PluginSet(params IReadOnlyList<ITranslationPlugin> added)
    {
        ArgumentNullException.ThrowIfNull(added);
        ITranslationPlugin[] all = [.. BuiltInPlugins.All, .. added];
        var names = new HashSet<string>();
        foreach (var plugin in all)
        {
            if (!names.Add(plugin.Name))
                throw new ArgumentException($"Two plugins are called \"{plugin.Name}\".", nameof(added));
            if (plugin.ContractVersion != PluginContract.Version)
            {
                throw new ArgumentException(
                    $"Plugin \"{plugin.Name}\" was compiled for version {plugin.ContractVersion} of the plugin contract; "
                        + $"this is version {PluginContract.Version}.",
                    nameof(added)
                );
            }
        }
        foreach (var plugin in added)
        {
            if (plugin.Replaces.FirstOrDefault(name => !names.Contains(name)) is { } missing)
            {
                throw new ArgumentException(
                    $"Plugin \"{plugin.Name}\" replaces \"{missing}\", which does not exist.",
                    nameof(added)
                );
            }
        }
        var replaced = all.SelectMany(plugin => plugin.Replaces).ToHashSet();
        _plugins = [.. all.Where(plugin => !replaced.Contains(plugin.Name))];
        Kinds = [.. _plugins.SelectMany(plugin => plugin.Kinds)];
    }

    /// <summary>Those that are built in, and no other.</summary>
    public static PluginSet BuiltIn { get; } = new();

    /// <summary>The kinds that plugins bring along, of which somebody has to read objects.</summary>
    public IReadOnlyList<CustomKind> Kinds { get; }

    /// <summary>Asks all plugins what they offer.</summary>
    /// <param name="inputs">The objects of the namespaces that are discovered.</param>
    /// <param name="settings">What the operator chose.</param>
    /// <param name="storedKeySets">The key sets that are kept.</param>
    /// <exception cref="ArgumentException">Two plugins declare one kind.</exception>
    internal TranslationServices Declare(
        SyncerInputs inputs,
        SyncerSettings settings,
        IKrtCollection<NamespacedName, StoredKeySet> storedKeySets
    )
    {
        var kinds = new Dictionary<GroupKind, (string Owner, ReferableKind Kind)>();
        var credentials = new List<ICredentialResolver>();
        foreach (var plugin in _plugins)
        {
            var declaration = plugin.Declare(inputs, settings);
            credentials.AddRange(declaration.Credentials);
            foreach (var kind in declaration.Kinds)
            {
                if (!kinds.TryAdd(kind.Kind, (plugin.Name, kind)))
                {
                    throw new ArgumentException(
                        $"Plugins \"{kinds[kind.Kind].Owner}\" and \"{plugin.Name}\" both declare kind {kind.Kind.Kind} "
                            + $"of group \"{kind.Kind.Group}\"; one has to replace the other."
                    );
                }
            }
        }
        return new()
        {
            Settings = settings,
            Inputs = inputs,
            Grants = new ReferenceGrants(inputs.Of<ReferenceGrant>()),
            Kinds = kinds.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.Kind),
            Credentials = credentials,
            KeySets = new KeySetSources(inputs, storedKeySets),
        };
    }

    /// <summary>Asks all plugins what they make of the objects.</summary>
    internal IReadOnlyList<(string Plugin, PluginTranslation Translation)> Translate(TranslationServices services) =>
        [.. _plugins.Select(plugin => (plugin.Name, plugin.Translate(services)))];
}
