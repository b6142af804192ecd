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
    /// <param name="kind">The kind.</param>
    /// <param name="objects">The objects.</param>
    /// <param name="hasSection">
    /// Whether an object that exists has a section of a name; without it policies can be aimed at any section.
    /// </param>
    public static ReferableKind Of<T>(
        GroupKind kind,
        IKrtCollection<NamespacedName, T> objects,
        Func<TransformContext, NamespacedName, string, bool>? hasSection = null
    )
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

        ResolvedTarget Target(TransformContext context, TargetReference reference)
        {
            var target = new PolicyTarget.Types.BackendTarget
            {
                Namespace = reference.Name.Namespace,
                Name = reference.Name.Name,
            };
            if (!string.IsNullOrEmpty(reference.SectionName))
            {
                if (hasSection?.Invoke(context, reference.Name, reference.SectionName) == false)
                {
                    var problem = $"{kind.Kind} {reference.Name} has no section \"{reference.SectionName}\"";
                    return ResolvedTarget.Unusable(problem);
                }
                target.Section = reference.SectionName;
            }
            return ResolvedTarget.Of(new PolicyTarget { Backend = target });
        }
    }
}
