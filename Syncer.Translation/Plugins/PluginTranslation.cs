// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.References;
using Syncer.Translation.Routes;

namespace Syncer.Translation.Plugins;

/// <summary>What a plugin makes of objects before anyone knows which gateways need them, and what follows from that.</summary>
public sealed record PluginTranslation
{
    /// <summary>
    /// Which objects make gateways need other objects: without that, what is referred to reaches no proxy (spec
    /// backends-policies 6.2). One row per object that refers to others, of kinds that no other plugin contributes.
    /// </summary>
    public IReadOnlyList<IKrtCollection<ObjectIdentity, ObjectReferences>> References { get; init; } = [];

    /// <summary>The objects that attach to listeners as routes do, which listeners count in their statuses.</summary>
    public IReadOnlyList<IKrtCollection<RouteAttachment, RouteAttachment>> Attachments { get; init; } = [];

    /// <summary>Derives what the plugin has to say; called once, when the references of all plugins are known.</summary>
    public Func<ReferenceGraph, PluginOutputs> Deliver { get; init; } = static _ => new();
}
