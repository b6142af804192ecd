// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins.Kinds;

namespace Syncer.Translation.Plugins;

/// <summary>
/// A part of the translation: kinds of objects, what references to them mean, and what is made of them. Everything that is
/// not a Gateway, a listener, a route or an address comes from a plugin; those that are built in use nothing else (spec
/// backends-policies 7).
/// </summary>
/// <remarks>
/// <para>
/// The methods are called once each, in their order, for every graph that is built. They derive collections and return; all work
/// happens in the transforms of these collections, which have to be pure: the same row and the same reads give the same
/// result, no clock, no I/O. A transform that throws loses the output of its own object and of no other, and runs again when
/// anything it read changes.
/// </para>
/// <para>
/// A message is never modified once it is part of a row. A secret is never part of a key, a problem or a status.
/// </para>
/// </remarks>
public interface ITranslationPlugin
{
    /// <summary>What messages and other plugins call it; unique.</summary>
    string Name { get; }

    /// <summary>The version of this contract that the plugin was compiled for: <see cref="PluginContract.Version"/>.</summary>
    int ContractVersion { get; }

    /// <summary>The names of the plugins whose place it takes: these are left out, kinds included.</summary>
    IReadOnlyList<string> Replaces => [];

    /// <summary>The kinds of objects it brings along.</summary>
    IReadOnlyList<CustomKind> Kinds => [];

    /// <summary>Says what other plugins and routes can do with the objects it knows.</summary>
    /// <param name="inputs">The objects of the namespaces that are discovered.</param>
    /// <param name="settings">What the operator chose.</param>
    PluginDeclaration Declare(SyncerInputs inputs, SyncerSettings settings) => new();

    /// <summary>Derives what the plugin makes of the objects it knows.</summary>
    /// <param name="services">What all plugins declared.</param>
    PluginTranslation Translate(TranslationServices services) => new();
}
