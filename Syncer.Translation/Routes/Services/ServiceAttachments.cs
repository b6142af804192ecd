// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Routes.Attachment;
using Syncer.Translation.Routes.Rules;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes.Services;

/// <summary>Which services took a route as their own (spec gateways-routes 3.15).</summary>
/// <param name="Verdicts">One per parentRef that names a service of ours.</param>
/// <param name="Placements">Where the rules appear, per gateway of the services.</param>
internal sealed record ServiceAttachments(
    IReadOnlyList<ParentVerdict> Verdicts,
    IReadOnlyList<RulePlacement> Placements
)
{
    private static readonly ServiceAttachments None = new([], []);

    public static ServiceAttachments Of(TransformContext context, IRouteRow route, ServiceParentResolver? resolve)
    {
        if (resolve is null)
            return None;
        var verdicts = new List<ParentVerdict>();
        var placements = new List<RulePlacement>();
        foreach (var reference in ParentReferences.Of(route).Where(ParentReferences.IsService))
        {
            var name = new NamespacedName(reference.Namespace!, reference.Name);
            if (resolve(context, new GroupKind(reference.Group!, reference.Kind!), name) is not { } service)
                continue;
            var denial = Denial(reference, service);
            verdicts.Add(new(reference, denial));
            if (denial is null)
                placements.AddRange(service.Gateways.Select(gateway => Place(gateway, name, service, reference.Port)));
        }
        return new(verdicts, placements);
    }

    private static RouteProblem? Denial(ParentReference reference, ServiceParent service) =>
        reference.Port is { } port && !service.Ports.Span.Contains(port)
            ? new(RouteReasons.NoMatchingParent, $"port {port} not found")
            : null;

    private static RulePlacement Place(NamespacedName gateway, NamespacedName name, ServiceParent service, int? port) =>
        RulePlacement.For(new(name.Namespace, service.Hostname, port), gateway);
}
