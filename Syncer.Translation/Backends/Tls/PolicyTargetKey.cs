// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Backends.Tls;

/// <summary>What a BackendTLSPolicy is aimed at; only one policy can be in force for it (spec backends-policies BT-5).</summary>
internal readonly record struct PolicyTargetKey(ObjectIdentity Target, string SectionName)
{
    public static PolicyTargetKey Of(BackendTlsPolicy policy, BackendTlsPolicySpec.PolicyTargetRef reference) =>
        new(
            new(new(reference.Group, reference.Kind), new NamespacedName(policy.Metadata.Namespace, reference.Name)),
            reference.SectionName ?? ""
        );

    public static IEnumerable<PolicyTargetKey> AllOf(BackendTlsPolicy policy) =>
        policy.Spec.TargetRefs.Select(reference => Of(policy, reference));
}
