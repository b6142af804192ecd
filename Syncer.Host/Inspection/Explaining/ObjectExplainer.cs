// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using Krt;
using Krt.Kubernetes;
using Syncer.Host.Inspection.Provenance;
using Syncer.Translation;
using Syncer.Translation.Discovery;
using Syncer.Translation.Gateways;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Status;

namespace Syncer.Host.Inspection.Explaining;

/// <summary>Explains one object of any kind.</summary>
internal sealed class ObjectExplainer(SyncerInspector inspector, KindBinding kind, NamespacedName name)
{
    private readonly ObjectIdentity _identity = new(new GroupKind(kind.Kind.Group, kind.Kind.Kind), name);
    private readonly IKrtSnapshot _snapshot = inspector.Engine.TakeSnapshot();

    public ObjectExplanation Explain()
    {
        if (kind.Impact(inspector.Engine, name) is not { } impact)
            return Absent();
        var (own, contributions) = ServedResources.With(inspector, impact, _identity);
        var roots = own.Select(resource => resource.Explanation).ToList();
        var statusKey = new StatusKey(kind.Kind.ApiVersion, kind.Kind.Kind, name);
        if (inspector.Engine.Explain(inspector.Pipeline.Outputs.Statuses, statusKey) is { } status)
            roots.Add(status);

        var parents = kind.RowIn(_snapshot, name) is IRouteRow route
            ? ParentExplainer.Explain(inspector, _snapshot, route)
            : [];
        var conditions = Conditions(statusKey);
        var proxies = ProxyStates.Of(inspector, [.. own.Select(resource => resource.Served)]);
        var problems = new List<string>([.. ProblemsOfNamespace(), .. ProblemsOfGateway(), .. ProblemsOf(parents)]);
        problems.AddRange(ProblemsOf(conditions, parents));
        problems.AddRange(CollisionExplainer.Explain(inspector, _snapshot, impact, kind.Kind, own));
        problems.AddRange(FailuresOf(roots));
        problems.AddRange(ProblemsOf(proxies));
        return new()
        {
            Object = $"{_identity}",
            ApiVersion = kind.Kind.ApiVersion,
            Epoch = impact.Epoch,
            Exists = true,
            Verdict = Verdict(own, contributions, problems.Count),
            Problems = problems,
            Parents = parents,
            References = ReferencesOf(roots),
            Conditions = conditions,
            Resources = [.. own.Select(resource => resource.Served)],
            ContributesTo = contributions,
            IsCut = ServedResources.IsCut(impact),
            Proxies = proxies,
            Rejections = ProxyStates.Complaints(inspector, own.Select(resource => resource.Served)),
        };
    }

    private ObjectExplanation Absent()
    {
        string[] similar =
        [
            .. SimilarNames.To(name, inspector.NamesOf(kind)).Take(5).Select(other => $"{kind.Kind.Kind} {other}"),
        ];
        return new()
        {
            Object = $"{_identity}",
            ApiVersion = kind.Kind.ApiVersion,
            Epoch = inspector.Engine.Epoch,
            Exists = false,
            Verdict = $"There is no {_identity}.",
            SimilarObjects = similar,
        };
    }

    private ReferenceExplanation[] ReferencesOf(IReadOnlyList<RowExplanation> roots) =>
        [
            .. ObjectRead
                .Of(inspector.Lineage, roots, _identity)
                .Select(Reference)
                .OfType<ReferenceExplanation>()
                .DistinctBy(reference => (reference.Object, reference.State)),
        ];

    private ReferenceExplanation? Reference(ObjectRead read) => ReferenceStates.Describe(inspector, _snapshot, read);

    private ConditionExplanation[] Conditions(StatusKey key)
    {
        if (!_snapshot.Of(inspector.Pipeline.Outputs.Statuses).TryGetValue(key, out var status))
            return [];
        var written = Written();
        return
        [
            .. StatusCondition
                .In(status)
                .Select(condition => new ConditionExplanation(
                    condition.About,
                    condition.Type,
                    condition.Status,
                    condition.Reason,
                    condition.Message,
                    condition.IsGood,
                    written?.Contains(condition)
                )),
        ];
    }

    /// <summary>The conditions that the object has in the cluster; null where it comes from files.</summary>
    private HashSet<StatusCondition>? Written()
    {
        if (
            kind.ObservedStatuses is not { } statuses
            || _snapshot.Of(statuses).GetValueOrDefault(name) is not { } status
        )
            return null;
        return status.Json.IsEmpty ? [] : [.. StatusCondition.In(JsonNode.Parse(status.Json.Span))];
    }

    private IEnumerable<string> ProblemsOfNamespace()
    {
        var selectors = inspector.Pipeline.Settings.DiscoveryNamespaceSelectors;
        if (selectors.Count == 0 || name.Namespace.Length == 0)
            yield break;
        var row = _snapshot.Of(inspector.Sources.Of<Namespace>()).GetValueOrDefault(new("", name.Namespace));
        if (row is null || !new NamespaceDiscovery(selectors).Discovers(row))
            yield return $"its namespace {name.Namespace} is not discovered: none of discoveryNamespaceSelectors selects it";
    }

    // A Gateway that is not served has no status to say so.
    private IEnumerable<string> ProblemsOfGateway()
    {
        var isServed = _snapshot.Of(inspector.Pipeline.Outputs.Parents).ContainsKey(ParentKey.Gateway(name));
        if (kind.Kind.RowType == typeof(Gateway) && !isServed)
            yield return ParentExplainer.WhyNoGateway(inspector, _snapshot, name);
    }

    private static IEnumerable<string> ProblemsOf(IEnumerable<ParentExplanation> parents)
    {
        foreach (var parent in parents)
        {
            if (parent.State == ParentExplanation.NotFound)
                yield return $"{parent.Parent} is not found: {parent.Reason}";
            if (parent.State == ParentExplanation.Refused)
                yield return $"{parent.Parent} does not admit it: {RefusalOf(parent)}";
            foreach (
                var listener in parent.Listeners.Where(listener => listener is { IsAdmitted: true, IsServed: false })
            )
                yield return $"{parent.Parent}: listener {listener.Name} admits it, but is not served itself";
        }
    }

    private static string RefusalOf(ParentExplanation parent) =>
        parent.Listeners.Select(listener => listener.Message).Distinct(StringComparer.Ordinal).ToArray() is [var only]
            ? $"{only}"
            : string.Join("; ", parent.Listeners.Select(listener => $"listener {listener.Name}: {listener.Message}"));

    // What parents say is also in their Accepted conditions; it is told once.
    private static IEnumerable<string> ProblemsOf(
        IEnumerable<ConditionExplanation> conditions,
        IReadOnlyList<ParentExplanation> parents
    )
    {
        var refused = parents
            .Where(parent => parent.State == ParentExplanation.Refused)
            .Select(parent => $"> {parent.Parent}")
            .ToHashSet(StringComparer.Ordinal);
        foreach (var condition in conditions.Where(condition => !condition.IsGood))
        {
            if (condition.Type == "Accepted" && refused.Contains(condition.About))
                continue;
            yield return condition.ToString();
        }
    }

    private IEnumerable<string> FailuresOf(IEnumerable<RowExplanation> roots) =>
        roots
            .SelectMany(root => inspector.Lineage.RowsOf(root, _identity))
            .Where(row => row.LastError is not null)
            .Select(row =>
                $"its translation failed in {row.Collection}, so it is served as it was before: {row.LastError}"
            )
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> ProblemsOf(IEnumerable<ProxyExplanation> proxies) =>
        proxies
            .Where(proxy => proxy.State == ProxyExplanation.Rejected)
            .Select(proxy => $"proxy {proxy.Proxy} of {proxy.Gateway} rejected what it was sent: {proxy.LastError}");

    private static string Verdict(
        IReadOnlyList<ServedResource> own,
        IReadOnlyList<ContributionExplanation> contributions,
        int problems
    )
    {
        var found = $"{Count(problems, "problem")} {(problems == 1 ? "was" : "were")} found.";
        if (own.Count > 0)
        {
            var gateways = own.Select(resource => resource.Served.Gateway).Distinct().Order().ToArray();
            var receivers = gateways is [ServedName.EveryGateway]
                ? "every gateway"
                : string.Join(", ", gateways.Select(gateway => gateway));
            return $"{Count(own.Count, "resource")} made of it {(own.Count == 1 ? "is" : "are")} served to {receivers}{(problems == 0 ? "." : $", but {found}")}";
        }
        if (contributions.Count > 0)
            return $"No resource is made of it, but it is read for those of {Count(contributions.Count, "other object")}{(problems == 0 ? "." : $"; {found}")}";
        return problems == 0
            ? "Nothing is made of it, and nothing that is served depends on it."
            : $"Nothing of it is served: {found}";
    }

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
