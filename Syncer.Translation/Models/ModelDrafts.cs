// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Backends;
using Syncer.Translation.Policies.Backends;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows.Models;
using Syncer.Translation.Rows.Policies.Backends;
using static Syncer.Protos.Resources.AIBackend.Types;
using static Syncer.Protos.Resources.ModelRoute.Types;

namespace Syncer.Translation.Models;

/// <summary>What models mean (spec backends-policies MD-2 to MD-7).</summary>
internal static class ModelDrafts
{
    private const string OnlyProvider = "backend";

    public static ModelDraft Of(
        BackendDraft draft,
        AgentgatewayModel row,
        IKrtCollection<NamespacedName, AgentgatewayModel> models
    )
    {
        var route = new ModelRoute
        {
            Match = new() { Model = row.ModelName },
            Created = (ulong)Math.Max(0, row.Metadata.CreationTimestamp?.ToUnixTimeSeconds() ?? 0),
        };
        if (row.Spec.Policies?.Transformations is { Count: > 0 })
            route.AiPolicy = Transformations(draft, "spec", row.Spec);
        if (
            row.Spec.Policies?.Authorization is { } rules
            && AuthorizationTranslation.HasRules(draft.Translation, "spec.policies.authorization", rules)
        )
        {
            var rbac = new TrafficPolicySpec.Types.RBAC();
            new AuthorizationTranslation(rbac.Allow, rbac.Deny, rbac.Require).Add(
                draft.Translation,
                "spec.policies.authorization",
                rules
            );
            route.Authorization = rbac;
        }
        if (row.Spec.VirtualModel is { } choice)
            return Virtual(draft, row, choice, models, route);
        if (string.IsNullOrEmpty(row.Spec.Provider))
            draft.Report("spec", "one of provider and virtualModel is required");
        route.ConcreteModel = new()
        {
            ModelVisibility =
                row.Spec.Visibility == "Internal"
                    ? ConcreteModel.Types.ModelVisibility.Internal
                    : ConcreteModel.Types.ModelVisibility.Public,
        };
        var provider = ModelProviders.Translate(draft, "spec", OnlyProvider, row.Spec);
        return new(route, "backend", [new ProviderGroup { Providers = { provider } }]);
    }

    private static ModelDraft Virtual(
        BackendDraft draft,
        AgentgatewayModel row,
        VirtualModelSpec spec,
        IKrtCollection<NamespacedName, AgentgatewayModel> models,
        ModelRoute route
    )
    {
        const string Field = "spec.virtualModel";
        if (!string.IsNullOrEmpty(row.Spec.Provider))
            draft.Report("spec", "provider and virtualModel are mutually exclusive");
        route.VirtualModel = new();
        if (spec.Weighted is { } weighted)
        {
            route.VirtualModel.Weighted = new();
            foreach (var (target, model, _) in Resolve(draft, $"{Field}.weighted", weighted, models))
            {
                var weight = (uint)Math.Max(0, target.Weight ?? 1);
                route.VirtualModel.Weighted.Targets.Add(
                    new VirtualModel.Types.Weighted.Types.Target { Model = model, Weight = weight }
                );
            }
        }
        else if (spec.Conditional is { } conditional)
        {
            route.VirtualModel.Conditional = new();
            foreach (var (target, model, _) in Resolve(draft, $"{Field}.conditional", conditional, models))
            {
                var message = new VirtualModel.Types.Conditional.Types.Target { Model = model };
                if (target.When is { } when)
                    message.When = when;
                route.VirtualModel.Conditional.Targets.Add(message);
            }
            if (conditional.Targets.SkipLast(1).Any(target => target.When is null))
                draft.Report($"{Field}.conditional.targets", "only the last one may lack a condition");
        }
        else if (spec.Failover is { } failover)
        {
            route.VirtualModel.Failover = new();
            return new(route, "failover", Groups(draft, $"{Field}.failover", failover, models));
        }
        else
        {
            draft.Report(Field, "one of weighted, conditional and failover is required");
        }
        return new(route, null, []);
    }

    private static List<ProviderGroup> Groups(
        BackendDraft draft,
        string field,
        VirtualModelSpec.Choice choice,
        IKrtCollection<NamespacedName, AgentgatewayModel> models
    )
    {
        var groups = new SortedDictionary<int, SortedDictionary<string, Provider>>();
        foreach (var (target, model, row) in Resolve(draft, field, choice, models))
        {
            var name = target.ModelRef.Name;
            if (row.Spec.VirtualModel is not null)
            {
                draft.Report(field, $"model target {row.Metadata.Key} is a virtual model itself");
                continue;
            }
            var path = $"{field}: AgentgatewayModel {row.Metadata.Key} spec";
            var provider = ModelProviders.Translate(draft, path, name, row.Spec, model);
            if (row.Spec.Policies?.Transformations is { Count: > 0 })
                provider.InlinePolicies.Add(new BackendPolicySpec { Ai = Transformations(draft, path, row.Spec) });
            if (!groups.TryGetValue(target.Priority ?? 0, out var group))
                groups.Add(target.Priority ?? 0, group = new(StringComparer.Ordinal));
            if (!group.TryAdd(name, provider))
                draft.Report(field, $"model target {row.Metadata.Key} is repeated");
        }
        return [.. groups.Values.Select(group => new ProviderGroup { Providers = { group.Values } })];
    }

    /// <summary>The targets there are, with the models to ask them for.</summary>
    private static List<(VirtualModelSpec.ModelTarget Target, string Model, AgentgatewayModel Row)> Resolve(
        BackendDraft draft,
        string field,
        VirtualModelSpec.Choice choice,
        IKrtCollection<NamespacedName, AgentgatewayModel> models
    )
    {
        var resolved = new List<(VirtualModelSpec.ModelTarget, string, AgentgatewayModel)>();
        if (choice.Targets.Count == 0)
            draft.Report($"{field}.targets", "is required");
        for (var i = 0; i < choice.Targets.Count; i++)
        {
            var (path, target) = ($"{field}.targets[{i}]", choice.Targets[i]);
            var name = new NamespacedName(draft.Name.Namespace, target.ModelRef.Name);
            if (draft.Translation.Context.Get(models, name) is not { } row)
                draft.Report($"{path}.modelRef", $"AgentgatewayModel {name} does not exist");
            else if (!string.IsNullOrEmpty(target.Model))
                resolved.Add((target, target.Model, row));
            else if (row.ModelName.Contains('*'))
                draft.Report($"{path}.model", $"is required: AgentgatewayModel {name} stands for many models");
            else
                resolved.Add((target, row.ModelName, row));
        }
        return resolved;
    }

    private static BackendPolicySpec.Types.Ai Transformations(
        BackendDraft draft,
        string field,
        AgentgatewayModelSpec spec
    ) =>
        AiTranslation.Translate(
            draft.Translation,
            $"{field}.policies",
            new AiSettings { Transformations = spec.Policies!.Transformations }
        );
}
