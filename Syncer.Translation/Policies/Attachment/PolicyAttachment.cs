// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.References;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Policies.Attachment;

/// <summary>A policy object and the gateways that need it.</summary>
/// <param name="Policy">What it says.</param>
/// <param name="Targets">What it applies to, and for which gateways.</param>
/// <param name="Problems">Why it does not apply to others of its targets, in their order.</param>
internal sealed record PolicyAttachment(
    PolicyTranslation Policy,
    ValueList<PolicyAttachment.AttachedTarget> Targets,
    ValueList<string> Problems
) : IKeyed<NamespacedName>
{
    NamespacedName IKeyed<NamespacedName>.Key => Policy.Policy.Name;

    /// <summary>The gateways of targets that exist, sorted (ST-2).</summary>
    public IEnumerable<NamespacedName> Ancestors =>
        Targets.Where(target => target.Exists).SelectMany(target => target.Gateways).Distinct().Order();

    /// <summary>Finds the gateways of every target (spec backends-policies PT-3).</summary>
    public static PolicyAttachment Of(TransformContext context, PolicyTranslation policy, ReferenceGraph graph)
    {
        var targets = new List<AttachedTarget>();
        var problems = new List<string>();
        if (policy.Aims.Count == 0)
            problems.Add($"{policy.Policy} has no target");
        foreach (var aim in policy.Aims)
        {
            if (aim.Problem is not null)
                problems.Add(aim.Problem);
            if (aim.Target is null)
                continue;
            var exists = aim.Problem is null;
            if (exists && aim.Object.Kind == ObjectKinds.Gateway && !context.Exists(graph.Gateways, aim.Object.Name))
            {
                problems.Add($"{aim.Object} is not served by this controller");
                continue;
            }
            var gateways = graph.GatewaysOf(context, aim.Object);
            if (gateways.Count == 0)
                problems.Add($"{aim.Object} is not attached to any Gateway");
            else
                targets.Add(new(aim.Target, exists, [.. gateways]));
        }
        return new(policy, [.. targets], [.. problems]);
    }

    /// <summary>The policies that the gateways receive: one per setting, target and gateway (PC-11, PC-15).</summary>
    public IEnumerable<GatewayResource> ToResources()
    {
        var keys = new HashSet<ResourceKey>();
        foreach (var (target, _, gateways) in Targets)
        {
            foreach (var draft in Policy.Drafts.Where(draft => draft.CanApplyTo(target)))
            {
                var policy = draft.For(target);
                var resource = new Resource { Policy = policy };
                foreach (var gateway in gateways)
                {
                    var key = new ResourceKey(gateway, $"policy/{policy.Key}");
                    if (keys.Add(key))
                        yield return new(key, resource);
                }
            }
        }
    }

    /// <summary>The object alone: settings may hold credentials.</summary>
    public override string ToString() => Policy.ToString();

    /// <param name="Target">What a policy applies to.</param>
    /// <param name="Exists">Whether the object is there.</param>
    /// <param name="Gateways">The gateways that need it, at least one.</param>
    internal sealed record AttachedTarget(PolicyTarget Target, bool Exists, ValueList<NamespacedName> Gateways);
}
