// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Plugins.Targets;
using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Backends;

/// <summary>Kinds whose objects become a backend on the wire under their namespace and name.</summary>
public static class BackendObjects
{
    /// <summary>The kind, usable wherever a backend is, and a target of policies as a whole or by section.</summary>
    public static ReferableKind Of<T>(GroupKind kind, IKrtCollection<NamespacedName, T> objects)
        where T : class, IKubernetesRow
    {
        var resolver = BackendResolvers.Objects(objects);
        return new(kind, ObjectLookup.Of(objects))
        {
            RouteBackend = resolver,
            PolicyBackend = resolver,
            PolicyTarget = Target,
            TlsTarget = Target,
        };
    }

    private static ResolvedTarget Target(TransformContext context, TargetReference reference)
    {
        var target = new PolicyTarget.Types.BackendTarget
        {
            Namespace = reference.Name.Namespace,
            Name = reference.Name.Name,
        };
        if (!string.IsNullOrEmpty(reference.SectionName))
            target.Section = reference.SectionName;
        return ResolvedTarget.Of(new PolicyTarget { Backend = target });
    }
}
