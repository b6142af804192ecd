// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Host.Inspection.Explaining;
using Syncer.Host.Inspection.Provenance;
using Syncer.Translation;
using Syncer.Translation.Status;
using Syncer.Xds;

namespace Syncer.Host.Inspection.Graphs;

/// <summary>Draws the graph of objects from what the engine knows of statuses and resources.</summary>
internal sealed class ObjectGraphBuilder(SyncerInspector inspector)
{
    private const int MaxObjects = 2000;

    private readonly IKrtSnapshot _snapshot = inspector.Engine.TakeSnapshot();
    private readonly Dictionary<ObjectIdentity, List<RowExplanation>> _made = [];
    private readonly Dictionary<ObjectIdentity, int> _resources = [];
    private readonly Dictionary<ObjectIdentity, string> _states = [];
    private readonly Dictionary<(ObjectIdentity From, ObjectIdentity To), (bool IsFound, int Height)> _edges = [];
    private bool _isCut;

    public static ObjectGraph Build(SyncerInspector inspector) => new ObjectGraphBuilder(inspector).Build();

    private ObjectGraph Build()
    {
        AddStatuses();
        AddResources();
        foreach (var (owner, rows) in _made)
            AddEdges(owner, rows);
        RemoveConsequences();
        return new(
            _snapshot.Epoch,
            [
                .. _states
                    .OrderBy(node => node.Key)
                    .Select(node => new ObjectNode(
                        $"{node.Key}",
                        node.Key.Kind.Kind,
                        $"{node.Key.Name}",
                        node.Value,
                        _resources.GetValueOrDefault(node.Key)
                    )),
            ],
            [
                .. _edges
                    .OrderBy(edge => edge.Key.From)
                    .ThenBy(edge => edge.Key.To)
                    .Select(edge => new ObjectEdge($"{edge.Key.From}", $"{edge.Key.To}", edge.Value.IsFound)),
            ],
            _isCut
        );
    }

    private void AddStatuses()
    {
        foreach (var (key, status) in _snapshot.Of(inspector.Pipeline.Outputs.Statuses))
        {
            var owner = new ObjectIdentity(new GroupKind(GroupOf(key.ApiVersion), key.Kind), key.Name);
            if (!Add(owner, inspector.Engine.Explain(inspector.Pipeline.Outputs.Statuses, key)))
                return;
            var conditions = StatusCondition.In(status);
            _states[owner] =
                conditions.Any(condition => !condition.IsGood) || IsDetached(key, conditions)
                    ? ObjectNode.Problem
                    : ObjectNode.Good;
        }
    }

    // A route that names no parent of ours has a status, but no condition in it.
    private static bool IsDetached(StatusKey key, IReadOnlyList<StatusCondition> conditions) =>
        conditions.Count == 0 && key.Kind.EndsWith("Route", StringComparison.Ordinal);

    private void AddResources()
    {
        foreach (var (key, _) in _snapshot.Of(inspector.Pipeline.XdsResources))
        {
            if (
                key.Type != XdsResourceType.Resource
                || ServedResources.Find(inspector, key) is not { } resource
                || inspector.Lineage.OwnerOf(resource.Explanation) is not { } owner
            )
                continue;
            if (!Add(owner, resource.Explanation))
                return;
            _resources[owner] = _resources.GetValueOrDefault(owner) + 1;
            _states.TryAdd(owner, ObjectNode.Neutral);
        }
    }

    private bool Add(ObjectIdentity owner, RowExplanation? explanation)
    {
        if (!_made.TryGetValue(owner, out var rows))
        {
            if (_made.Count == MaxObjects)
            {
                _isCut = true;
                return false;
            }
            _made.Add(owner, rows = []);
        }
        if (explanation is not null)
            rows.Add(explanation);
        return true;
    }

    private void AddEdges(ObjectIdentity owner, List<RowExplanation> rows)
    {
        foreach (var read in ObjectRead.Of(inspector.Lineage, rows, owner))
        {
            if (read.Object is not { } sought || IsScenery(sought.Kind))
                continue;
            if (!read.IsFound)
            {
                if (ReferenceStates.Describe(inspector, _snapshot, read) is not { } reference)
                    continue;
                if (reference.State == ReferenceExplanation.Missing)
                    _states.TryAdd(sought, ObjectNode.Missing);
            }
            _states.TryAdd(sought, ObjectNode.Neutral);
            if (!_edges.TryGetValue((owner, sought), out var known) || read.Height < known.Height)
                _edges[(owner, sought)] = (read.IsFound, read.Height);
        }
    }

    // A Gateway counts its routes, which refer to it: of two objects that look for each other, the one whose row comes first
    // in an epoch refers to the other.
    private void RemoveConsequences()
    {
        foreach (var ((from, to), (_, height)) in _edges.ToArray())
        {
            if (_edges.TryGetValue((to, from), out var back) && back.Height < height)
                _edges.Remove((from, to));
        }
    }

    // Everything lives in a namespace, and on nodes.
    private static bool IsScenery(GroupKind kind) => kind is { Group: "", Kind: "Namespace" or "Node" };

    private static string GroupOf(string apiVersion) =>
        apiVersion.LastIndexOf('/') is >= 0 and var slash ? apiVersion[..slash] : "";
}
