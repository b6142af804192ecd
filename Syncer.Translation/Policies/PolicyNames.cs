// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;

namespace Syncer.Translation.Policies;

/// <summary>How the data plane speaks of the object that a policy comes from (spec backends-policies PC-12).</summary>
internal static class PolicyNames
{
    public static TypedResourceName Of(ObjectIdentity owner) =>
        new()
        {
            Kind = owner.Kind.Kind,
            Namespace = owner.Name.Namespace,
            Name = owner.Name.Name,
        };
}
