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

    /// <summary>What has no effect although it is served.</summary>
    public ValueList<string> Warnings { get; init; } = [];

    /// <summary>What another policy is in force for.</summary>
    public ValueList<YieldedPolicy> Yielded { get; init; } = [];

    /// <summary>The gateways of targets that exist, sorted (ST-2).</summary>
    public IEnumerable<NamespacedName> Ancestors =>
        Targets.Where(target => target.Exists).SelectMany(target => target.Gateways).Distinct().Order();

    /// <summary>Finds the gateways of every target (spec backends-policies PT-3).</summary>
    public static PolicyAttachment Of(TransformContext context, PolicyTranslation policy, ReferenceGraph graph)
    {
        var targets = new List<AttachedTarget>();
        var problems = new List<string>();
        var warnings = new List<string>();
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
            var settings = policy.Drafts.ToLookup(draft => draft.Key, draft => draft.CanApplyTo(aim.Target));
            string[] unused = [.. settings.Where(setting => !setting.Contains(true)).Select(setting => setting.Key)];
            if (unused.Length > 0 && unused.Length == settings.Count)
            {
                problems.Add($"nothing of the policy applies to {aim.Object}");
                continue;
            }
            warnings.AddRange(
                unused.Select(key => $"{key[(key.LastIndexOf(':') + 1)..]} does not apply to {aim.Object}")
            );
            var gateways = graph.GatewaysOf(context, aim.Object);
            if (gateways.Count == 0)
                problems.Add($"{aim.Object} is not attached to any Gateway");
            else
                targets.Add(new(aim.Target, exists, [.. gateways]));
            if (policy.Drafts.Any(draft => draft.HasNoEffectAt(aim.Target)))
                warnings.Add($"At {aim.Object} proxies apply only what is done before a route is chosen");
        }
        return new(policy, [.. targets], [.. problems]) { Warnings = [.. warnings] };
    }

    /// <summary>What the policy wants to be in force for, alone among those of its kind.</summary>
    public IEnumerable<PolicyClaim> ToClaims() =>
        Placements()
            .Where(placement => placement.Draft.Setting is not null)
            .Select(placement => new PolicyClaim(placement.ToSlot(), Policy.Policy.Name, Policy.Created))
            .DistinctBy(claim => claim.Slot);

    /// <summary>The attachment without what another policy is in force for.</summary>
    /// <param name="context">Where reads are tracked.</param>
    /// <param name="holders">The policies that are in force where several compete.</param>
    public PolicyAttachment Yield(TransformContext context, IKrtCollection<PolicySlot, SlotHolder> holders) =>
        this with
        {
            Yielded =
            [
                .. from placement in Placements()
                where placement.Draft.Setting is not null
                let holder = context.Get(holders, placement.ToSlot())
                where holder is not null && holder.Policy != Policy.Policy.Name
                select new YieldedPolicy(placement.ToKey(), holder.Policy),
            ],
        };

    /// <summary>Whether a gateway receives any of the policy.</summary>
    public bool IsServedTo(NamespacedName gateway)
    {
        var yielded = Yielded.Select(row => row.Key).ToHashSet();
        return Placements().Any(placement => placement.Gateway == gateway && !yielded.Contains(placement.ToKey()));
    }

    /// <summary>The policies that the gateways receive: one per setting, target and gateway (PC-11, PC-15).</summary>
    public IEnumerable<GatewayResource> ToResources()
    {
        var keys = Yielded.Select(yielded => yielded.Key).ToHashSet();
        foreach (var (target, _, gateways) in Targets)
        {
            foreach (var draft in Policy.Drafts.Where(draft => draft.CanApplyTo(target)))
            {
                var policy = draft.For(target);
                var (name, resource) = ($"policy/{policy.Key}", new Resource { Policy = policy });
                foreach (var gateway in gateways)
                {
                    var key = new ResourceKey(gateway, name);
                    if (keys.Add(key))
                        yield return new(key, resource);
                }
            }
        }
    }

    private IEnumerable<Placement> Placements() =>
        from target in Targets
        from draft in Policy.Drafts
        where draft.CanApplyTo(target.Target)
        from gateway in target.Gateways
        select new Placement(draft, target.Target, gateway);

    /// <summary>The object alone: settings may hold credentials.</summary>
    public override string ToString() => Policy.ToString();

    /// <param name="Target">What a policy applies to.</param>
    /// <param name="Exists">Whether the object is there.</param>
    /// <param name="Gateways">The gateways that need it, at least one.</param>
    internal sealed record AttachedTarget(PolicyTarget Target, bool Exists, ValueList<NamespacedName> Gateways);

    private readonly record struct Placement(PolicyDraft Draft, PolicyTarget Target, NamespacedName Gateway)
    {
        public ResourceKey ToKey() => new(Gateway, $"policy/{Draft.Key}{PolicyTargetKeys.Suffix(Target)}");

        public PolicySlot ToSlot() =>
            new(Gateway, $"{Draft.Setting} of {Target.KindCase} {Target.Route?.Kind}{PolicyTargetKeys.Suffix(Target)}");
    }
}
