// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Gateways;
using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Targets;
using Syncer.Translation.Policies;
using Syncer.Translation.References;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Status;
using static Syncer.Protos.Resources.BackendPolicySpec.Types;

namespace Syncer.Translation.Backends.Tls;

/// <summary>How proxies secure connections to backends (spec backends-policies 4.14, GEP-1897).</summary>
internal sealed class BackendTlsPolicyTranslation
{
    private const string ApiVersion = ApiGroups.GatewayApi + "/v1";
    private static readonly GroupKind PolicyKind = new(ApiGroups.GatewayApi, "BackendTLSPolicy");

    private readonly TranslationServices _services;
    private readonly ReferenceGraph _references;
    private readonly IKrtCollection<NamespacedName, GatewayClientCertificate> _certificates;
    private readonly IKrtIndex<PolicyTargetKey, NamespacedName, BackendTlsPolicy> _byTarget;

    public BackendTlsPolicyTranslation(TranslationServices services, ReferenceGraph references)
    {
        (_services, _references) = (services, references);
        var inputs = services.Inputs;
        _byTarget = inputs.Of<BackendTlsPolicy>().IndexMany(PolicyTargetKey.AllOf, "BackendTlsPolicies by target");
        _certificates = inputs
            .Of<Gateway>()
            .Select(
                (context, row) => GatewayClientCertificate.Of(context, row, services.Grants, inputs.Of<Secret>()),
                new CollectionOptions<NamespacedName, GatewayClientCertificate>
                {
                    Name = "GatewayClientCertificates",
                    HoldsSecrets = true,
                }
            );
    }

    public TranslatedTlsPolicy Translate(TransformContext context, BackendTlsPolicy policy)
    {
        var (key, validation) = (policy.Metadata.Key, policy.Spec.Validation);
        var authorities = TrustedAuthorities.Of(context, key.Namespace, validation, _services.Inputs.Of<ConfigMap>());
        var resources = new List<GatewayResource>();
        var problems = new SortedDictionary<NamespacedName, Problem?>();
        foreach (var reference in policy.Spec.TargetRefs)
        {
            var target = PolicyTargetKey.Of(policy, reference);
            if (!_services.Kinds.TryGetValue(target.Target.Kind, out var kind) || kind.TlsTarget is not { } resolve)
                continue;
            var gateways = _references.GatewaysOf(context, target.Target);
            var resolved = resolve(context, new TargetReference(target.Target.Name, reference.SectionName));
            var problem = resolved.Problem is { } unusable
                ? new Problem("TargetNotFound", unusable)
                : Conflict(context, policy, target);
            foreach (var gateway in gateways)
            {
                var certificate = context.Get(_certificates, gateway);
                problems[gateway] =
                    problems.GetValueOrDefault(gateway)
                    ?? problem
                    ?? (certificate?.Problem is { } invalid ? new("Invalid", invalid) : null);
                if (problem is null)
                    resources.AddRange(Resources(gateway, policy, resolved.Target!, authorities, certificate));
            }
        }
        return new([.. resources.DistinctBy(resource => resource.Key)], Status(policy, authorities, problems));
    }

    /// <summary>The older policy counts, then the first by name (GEP-713).</summary>
    private Problem? Conflict(TransformContext context, BackendTlsPolicy policy, PolicyTargetKey target)
    {
        var first = context
            .Fetch(_byTarget, target)
            .OrderBy(row => row.Metadata.CreationTimestamp ?? DateTimeOffset.MaxValue)
            .ThenBy(row => row.Metadata.Key)
            .First();
        return first.Metadata.Key == policy.Metadata.Key
            ? null
            : new("Conflicted", $"{PolicyKind.Kind} {first.Metadata.Key} is in force for {target.Target}");
    }

    private static IEnumerable<GatewayResource> Resources(
        NamespacedName gateway,
        BackendTlsPolicy policy,
        PolicyTarget target,
        TrustedAuthorities authorities,
        GatewayClientCertificate? certificate
    )
    {
        var tls = new BackendTLS { Hostname = policy.Spec.Validation.Hostname };
        tls.VerifySubjectAltNames.AddRange(policy.Spec.Validation.SubjectAltNames.Select(Name).OfType<string>());
        if (authorities.Root is { } root)
            tls.Root = root;
        if (certificate is { Problem: null })
        {
            tls.Cert = certificate.Certificate;
            tls.Key = certificate.PrivateKey;
        }
        // Without the certificate that the gateway is to show, it connects to nobody.
        else if (certificate is not null)
        {
            tls.Root = Google.Protobuf.ByteString.Empty;
        }
        return GatewayResources.Of(
            [gateway],
            new Policy
            {
                Key = $"{policy.Metadata.Key}:backend-tls{PolicyTargetKeys.Suffix(target)}",
                Name = PolicyNames.Of(new(PolicyKind, policy.Metadata.Key)),
                Target = target,
                Backend = new() { BackendTls = tls },
            }
        );
    }

    private static string? Name(BackendTlsPolicySpec.SubjectAltName name) =>
        name.Type switch
        {
            "Hostname" => name.Hostname,
            "URI" => name.Uri,
            _ => null,
        };

    private ObjectStatus Status(
        BackendTlsPolicy policy,
        TrustedAuthorities authorities,
        SortedDictionary<NamespacedName, Problem?> gateways
    )
    {
        var generation = policy.Metadata.Generation;
        var untrusted = authorities.Problem is { } text ? new Problem("NoValidCACertificate", text) : null;
        var resolved = authorities.Reason is { } reason
            ? new Condition("ResolvedRefs", false, reason, authorities.Problem!, generation)
            : new Condition("ResolvedRefs", true, "ResolvedRefs", "", generation);
        return new(
            new StatusKey(ApiVersion, PolicyKind.Kind, policy.Metadata.Key),
            new PolicyStatus([
                .. gateways.Select(entry => new PolicyAncestorStatus(
                    Reference(policy, entry.Key),
                    _services.Settings.ControllerName,
                    [Accepted(untrusted ?? entry.Value, generation), resolved]
                )),
            ])
        );
    }

    private static Condition Accepted(Problem? problem, long generation) =>
        problem is null
            ? new("Accepted", true, "Accepted", "", generation)
            : new("Accepted", false, problem.Reason, problem.Message, generation);

    // A reference without a namespace is to an object of the namespace of the policy.
    private static ParentReference Reference(BackendTlsPolicy policy, NamespacedName gateway) =>
        new()
        {
            Group = ApiGroups.GatewayApi,
            Kind = ObjectKinds.Gateway.Kind,
            Namespace = gateway.Namespace == policy.Metadata.Namespace ? null : gateway.Namespace,
            Name = gateway.Name,
        };
}
