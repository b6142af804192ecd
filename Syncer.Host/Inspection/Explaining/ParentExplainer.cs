// SPDX-License-Identifier: Apache-2.0

using Krt;
using Krt.Kubernetes.Manifests.Fields;
using Syncer.Translation.Gateways;
using Syncer.Translation.Routes.Attachment;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Host.Inspection.Explaining;

/// <summary>Explains the parents of a route, listener by listener.</summary>
internal static class ParentExplainer
{
    public static IReadOnlyList<ParentExplanation> Explain(
        SyncerInspector inspector,
        IKrtSnapshot snapshot,
        IRouteRow route
    )
    {
        var parents = snapshot.Of(inspector.Pipeline.Outputs.Parents);
        return
        [
            .. ParentReport
                .Of(route, parent => parents.GetValueOrDefault(parent))
                .Select(report => new ParentExplanation(
                    NameOf(report.Reference, route.Metadata.Namespace),
                    StateOf(report),
                    ReasonOf(inspector, snapshot, report),
                    [.. report.Listeners.Select(Explain)]
                )),
        ];
    }

    private static ListenerExplanation Explain(ListenerVerdict verdict) =>
        new(
            verdict.Listener.SectionName,
            verdict.Listener.Port,
            verdict.Listener.Protocol,
            verdict.Listener.Hostname.Length == 0 ? null : verdict.Listener.Hostname,
            verdict.Denial is null,
            verdict.Listener.IsServed,
            verdict.Denial?.Reason,
            verdict.Denial?.Message
        );

    private static string StateOf(ParentReport report) =>
        report switch
        {
            { Parent: null } => ParentExplanation.Other,
            { IsFound: false } => ParentExplanation.NotFound,
            _ when report.Listeners.Any(verdict => verdict.Denial is null) => ParentExplanation.Attached,
            _ => ParentExplanation.Refused,
        };

    private static string? ReasonOf(SyncerInspector inspector, IKrtSnapshot snapshot, ParentReport report) =>
        report switch
        {
            { Parent: null } => $"a {report.Reference.Kind} has no listeners; its conditions tell the rest",
            { IsFound: true } => null,
            { Parent: { Kind: ParentKey.GatewayKind } parent } => WhyNoGateway(inspector, snapshot, parent.Name),
            { Parent: { } parent } => snapshot.Of(inspector.Sources.Of<ListenerSet>()).ContainsKey(parent.Name)
                ? $"{parent} has no Gateway that is served here, or no listeners"
                : $"there is no {parent}{Elsewhere(snapshot.Of(inspector.Sources.Of<ListenerSet>()).Keys, parent.Name)}",
        };

    /// <summary>Why a Gateway is no parent that routes can attach to.</summary>
    public static string WhyNoGateway(SyncerInspector inspector, IKrtSnapshot snapshot, NamespacedName name)
    {
        var gateways = snapshot.Of(inspector.Sources.Of<Gateway>());
        if (!gateways.TryGetValue(name, out var gateway))
            return $"there is no Gateway {name}{Elsewhere(gateways.Keys, name)}";
        var className = gateway.Spec.GatewayClassName;
        var classes = snapshot.Of(inspector.Sources.Of<GatewayClass>());
        if (!classes.TryGetValue(new("", className), out var gatewayClass))
            return NearestName.To(className, classes.Keys.Select(key => key.Name)) is { } nearest
                ? $"its GatewayClass {className} does not exist; there is {nearest}"
                : $"its GatewayClass {className} does not exist";
        var (theirs, ours) = (gatewayClass.Spec.ControllerName, inspector.Pipeline.Settings.ControllerName);
        return theirs == ours
            ? $"Gateway {name} has no listeners that routes can attach to; its conditions tell why"
            : $"its GatewayClass {className} belongs to the controller {theirs}, not to {ours}";
    }

    private static string Elsewhere(IEnumerable<NamespacedName> all, NamespacedName name)
    {
        var others = all.Where(other => other.Name == name.Name).Order().Take(3).ToArray();
        if (others.Length > 0)
            return $"; there is {string.Join(" and ", others.Select(other => $"{other}"))}, which a parentRef has to name with its namespace";
        return SimilarNames.To(name, all).FirstOrDefault() is { Name: { Length: > 0 } } similar
            ? $"; there is {similar}"
            : "";
    }

    /// <summary>As messages spell a parentRef, also one whose defaults are not filled in.</summary>
    public static string NameOf(ParentReference reference, string routeNamespace)
    {
        var kind = string.IsNullOrEmpty(reference.Kind) ? ParentKey.GatewayKind : reference.Kind;
        var ns = string.IsNullOrEmpty(reference.Namespace) ? routeNamespace : reference.Namespace;
        var section = string.IsNullOrEmpty(reference.SectionName) ? "" : $" section {reference.SectionName}";
        var port = reference.Port is null ? "" : $" port {reference.Port}";
        return $"{kind} {ns}/{reference.Name}{section}{port}";
    }
}
