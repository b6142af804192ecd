// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.References;
using Syncer.Translation.Routes.Delegation;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes.Backends;

/// <summary>Resolves the backendRefs of one route during one run of its transform (spec gateways-routes 3.10).</summary>
internal sealed class BackendLookup(
    TransformContext context,
    RouteInputs inputs,
    string routeKind,
    string routeNamespace
)
{
    private readonly HashSet<ObjectIdentity> _used = [];

    /// <summary>The backends that may be sent requests to, whether they exist or not (spec backends-policies R-2).</summary>
    public IReadOnlyCollection<ObjectIdentity> Used => _used;

    /// <summary>Whether the reference hands requests over to other HTTPRoutes.</summary>
    public bool IsDelegation(BackendRef reference) =>
        routeKind == RouteKinds.Http && RouteGroups.IsDelegation(reference);

    public ResolvedBackend Resolve(BackendRef reference)
    {
        var target = Target(reference);
        if (!IsPermitted(target))
            return new(null, NotPermitted(target));
        if (!inputs.Backends.TryGetValue(target.Kind, out var resolve))
            return new(new BackendReference(), UnsupportedKind(target.Kind));
        _used.Add(new(target.Kind, target.Name));
        return resolve(context, target);
    }

    private BackendTarget Target(BackendRef reference) =>
        new(
            new(reference.Group ?? "", string.IsNullOrEmpty(reference.Kind) ? "Service" : reference.Kind),
            new(string.IsNullOrEmpty(reference.Namespace) ? routeNamespace : reference.Namespace, reference.Name),
            reference.Port
        );

    private bool IsPermitted(BackendTarget target) =>
        inputs.Settings.BackendRefGrantMode == BackendRefGrantMode.None
        || inputs.Grants.IsGranted(
            context,
            new(RouteKinds.Group, routeKind, routeNamespace),
            new(target.Kind.Group, target.Kind.Kind, target.Name.Namespace, target.Name.Name)
        );

    private RouteProblem NotPermitted(BackendTarget target) =>
        new(
            RouteReasons.RefNotPermitted,
            $"backendRef {target.Name} not accessible to a {routeKind} in namespace \"{routeNamespace}\" (missing a ReferenceGrant?)"
        );

    private static RouteProblem UnsupportedKind(GroupKind kind) =>
        new(
            RouteReasons.InvalidKind,
            $"referencing unsupported backendRef: group \"{kind.Group}\" kind \"{kind.Kind}\""
        );
}
