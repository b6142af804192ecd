// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Policies;

namespace Syncer.Translation.Policies.Jwks;

/// <summary>What the key sets of other servers are made of: those that are kept, and what decides how they are reached.</summary>
public sealed class KeySetSources
{
    private readonly IKrtIndex<ObjectIdentity, NamespacedName, AgentgatewayPolicy> _policiesByTarget;
    private readonly IKrtIndex<ObjectIdentity, NamespacedName, BackendTlsPolicy> _tlsPoliciesByTarget;
    private readonly IKrtCollection<string, KeySet> _keySets;

    internal KeySetSources(SyncerInputs inputs, IKrtCollection<NamespacedName, StoredKeySet> stored)
    {
        _policiesByTarget = inputs
            .Of<AgentgatewayPolicy>()
            .IndexMany(TargetsOf, "AgentgatewayPolicies with TLS by target");
        _tlsPoliciesByTarget = inputs
            .Of<BackendTlsPolicy>()
            .IndexMany(TargetsOf, "BackendTlsPolicies by target object");
        Stored = stored;
        _keySets = stored.Select(
            (_, row) => row.IsCanonical ? new KeySet(row.RequestKey, row.Jwks) : null,
            keySet => keySet.RequestKey,
            new CollectionOptions<string, KeySet> { Name = "KeySets" }
        );
    }

    /// <summary>All that is kept.</summary>
    internal IKrtCollection<NamespacedName, StoredKeySet> Stored { get; }

    /// <summary>The keys of an endpoint, where all replicas look for them (spec backends-policies JW-11).</summary>
    internal string? Find(TransformContext context, JwksEndpoint endpoint) =>
        context.Get(_keySets, endpoint.ComputeKey())?.Jwks;

    /// <summary>The AgentgatewayPolicies that name an object and secure connections to backends.</summary>
    internal IEnumerable<AgentgatewayPolicy> PoliciesOn(TransformContext context, ObjectIdentity target) =>
        context.Fetch(_policiesByTarget, target);

    /// <summary>The BackendTLSPolicies that name an object.</summary>
    internal IEnumerable<BackendTlsPolicy> TlsPoliciesOn(TransformContext context, ObjectIdentity target) =>
        context.Fetch(_tlsPoliciesByTarget, target);

    // A policy without TLS does not stand in the way of one that has it (spec backends-policies Q-24).
    private static IEnumerable<ObjectIdentity> TargetsOf(AgentgatewayPolicy policy) =>
        policy.Spec.Backend?.Tls is null
            ? []
            : policy
                .Spec.TargetRefs.Select(target =>
                    Target(policy.Metadata.Namespace, target.Group, target.Kind, target.Name)
                )
                .Distinct();

    private static IEnumerable<ObjectIdentity> TargetsOf(BackendTlsPolicy policy) =>
        policy
            .Spec.TargetRefs.Select(target => Target(policy.Metadata.Namespace, target.Group, target.Kind, target.Name))
            .Distinct();

    private static ObjectIdentity Target(string @namespace, string group, string kind, string name) =>
        new(new(group, kind), new(@namespace, name));
}
