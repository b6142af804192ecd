// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.References;

/// <summary>
/// Answers whether ReferenceGrants permit a reference. Kinds are not restricted: a grant between any two kinds counts
/// (spec gateways-routes 3.10, 11 Q16). A transform that asks is run again only when a grant from that kind and namespace
/// to that kind and namespace changes.
/// </summary>
public sealed class ReferenceGrants
{
    private readonly IKrtIndex<Permission, NamespacedName, ReferenceGrant> _byPermission;

    public ReferenceGrants(IKrtCollection<NamespacedName, ReferenceGrant> grants) =>
        _byPermission = grants.IndexMany(Permissions, "ReferenceGrants by permission");

    /// <summary>Whether the reference stays within its namespace or a grant in the namespace of its target permits it.</summary>
    public bool IsGranted(TransformContext context, ReferenceSource from, ReferenceTarget to)
    {
        if (from.Namespace == to.Namespace)
            return true;
        var permission = new Permission(from, to.Group, to.Kind, to.Namespace);
        foreach (var grant in context.Fetch(_byPermission, permission))
        {
            if (Permits(grant, from, to))
                return true;
        }
        return false;
    }

    /// <summary>Whether the grant permits the reference (GEP-709).</summary>
    public static bool Permits(ReferenceGrant grant, ReferenceSource from, ReferenceTarget to) =>
        grant.Metadata.Namespace == to.Namespace
        && grant.Spec.From.Any(entry => new ReferenceSource(entry.Group, entry.Kind, entry.Namespace) == from)
        && grant.Spec.To.Any(entry =>
            entry.Group == to.Group
            && entry.Kind == to.Kind
            && (string.IsNullOrEmpty(entry.Name) || entry.Name == to.Name)
        );

    private static IEnumerable<Permission> Permissions(ReferenceGrant grant) =>
        (
            from source in grant.Spec.From
            from target in grant.Spec.To
            select new Permission(
                new ReferenceSource(source.Group, source.Kind, source.Namespace),
                target.Group,
                target.Kind,
                grant.Metadata.Namespace
            )
        ).Distinct();

    private readonly record struct Permission(ReferenceSource From, string ToGroup, string ToKind, string ToNamespace)
    {
        public override string ToString() => $"from {From.Kind} in {From.Namespace} to {ToKind} in {ToNamespace}";
    }
}
