// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Krt;
using Syncer.Translation.Gateways.Tls;
using Syncer.Translation.Plugins;
using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Policies.Backends;

namespace Syncer.Translation.Policies.Jwks;

/// <summary>How connections of the control plane to an endpoint are secured (spec backends-policies JW-5, JW-6).</summary>
internal static class EndpointTlsResolution
{
    private const string AuthorityKey = "ca.crt";

    /// <summary>
    /// What the policies on an object say, or <see langword="null"/> where none secures connections to it. Of several the
    /// one for the port counts, then the oldest, then the first by name.
    /// </summary>
    public static EndpointTls? OfPolicies(ObjectTranslation translation, BackendTarget target, out string? problem)
    {
        var (context, sources) = (translation.Context, translation.Services.KeySets);
        var identity = new ObjectIdentity(target.Kind, target.Name);
        var port = target.Port?.ToString(CultureInfo.InvariantCulture);
        problem = null;
        var policy = Best(
            sources.PoliciesOn(context, identity),
            row => row.Metadata,
            row =>
                row.Spec.TargetRefs.Where(aim => Names(aim.Group, aim.Kind, aim.Name)).Select(aim => aim.SectionName),
            section => section == port
        );
        if (policy is not null)
            return Of(translation, policy.Metadata.Namespace, policy.Spec.Backend!.Tls!, out problem);
        var tlsPolicy = Best(
            sources.TlsPoliciesOn(context, identity),
            row => row.Metadata,
            row =>
                row.Spec.TargetRefs.Where(aim => Names(aim.Group, aim.Kind, aim.Name)).Select(aim => aim.SectionName),
            section => section == port || IsPortName(translation, target, section)
        );
        return tlsPolicy is null ? null : Of(translation, tlsPolicy, out problem);

        bool Names(string group, string kind, string name) =>
            group == target.Kind.Group && kind == target.Kind.Kind && name == target.Name.Name;
    }

    /// <summary>What the settings of a backend say.</summary>
    /// <param name="translation">What everything is read through.</param>
    /// <param name="namespace">The namespace of the object that holds the settings.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="problem">Why they cannot be followed.</param>
    public static EndpointTls Of(
        ObjectTranslation translation,
        string @namespace,
        TlsSettings settings,
        out string? problem
    ) =>
        new()
        {
            Verification = settings.InsecureSkipVerify switch
            {
                "All" => ServerVerification.None,
                "Hostname" => ServerVerification.AnyHostname,
                _ => ServerVerification.Strict,
            },
            ServerName = settings.Sni,
            AlpnProtocols = settings.AlpnProtocols,
            Authorities = Authorities(
                translation,
                settings.CaCertificateRefs.Select(reference => new NamespacedName(@namespace, reference.Name)),
                out problem
            ),
        };

    private static EndpointTls Of(ObjectTranslation translation, BackendTlsPolicy policy, out string? problem)
    {
        var validation = policy.Spec.Validation;
        var other = validation.CaCertificateRefs.FirstOrDefault(reference =>
            !string.IsNullOrEmpty(reference.Group) || reference.Kind != "ConfigMap"
        );
        var tls = new EndpointTls
        {
            ServerName = validation.Hostname,
            Authorities = Authorities(
                translation,
                validation.CaCertificateRefs.Select(reference => new NamespacedName(
                    policy.Metadata.Namespace,
                    reference.Name
                )),
                out problem
            ),
        };
        if (validation.WellKnownCACertificates is { Length: > 0 } and not "System" and var wellKnown)
            problem = $"wellKnownCACertificates: \"{wellKnown}\" is not supported, only System is";
        if (other is not null)
            problem = $"group \"{other.Group}\" kind \"{other.Kind}\" holds no authorities, only ConfigMap does";
        return tls;
    }

    private static ValueList<EndpointAuthority> Authorities(
        ObjectTranslation translation,
        IEnumerable<NamespacedName> configMaps,
        out string? problem
    )
    {
        problem = null;
        var authorities = new List<EndpointAuthority>();
        foreach (var name in configMaps)
        {
            var configMap = translation.Context.Get(translation.Services.Inputs.Of<ConfigMap>(), name);
            if (configMap is null)
                problem ??= $"ConfigMap {name} does not exist";
            else if (!configMap.Data.TryGetValue(AuthorityKey, out var text))
                problem ??= $"ConfigMap {name} has no entry \"{AuthorityKey}\"";
            else if (CertificateBundle.Normalize(text) is not { } bundle)
                problem ??= $"entry \"{AuthorityKey}\" of ConfigMap {name} is no certificate";
            else
                authorities.Add(new(name, bundle));
        }
        return [.. authorities];
    }

    private static T? Best<T>(
        IEnumerable<T> policies,
        Func<T, ObjectMeta> metadataOf,
        Func<T, IEnumerable<string?>> sectionsOf,
        Func<string, bool> isThePort
    )
        where T : class
    {
        return policies
            .Select(policy =>
                (Policy: policy, Rank: sectionsOf(policy).Select(Rank).DefaultIfEmpty(int.MaxValue).Min())
            )
            .Where(candidate => candidate.Rank < int.MaxValue)
            .OrderBy(candidate => candidate.Rank)
            .ThenBy(candidate => metadataOf(candidate.Policy).CreationTimestamp ?? DateTimeOffset.MaxValue)
            .ThenBy(candidate => metadataOf(candidate.Policy).Key)
            .Select(candidate => candidate.Policy)
            .FirstOrDefault();

        int Rank(string? section) =>
            string.IsNullOrEmpty(section) ? 1
            : isThePort(section) ? 0
            : int.MaxValue;
    }

    private static bool IsPortName(ObjectTranslation translation, BackendTarget target, string section) =>
        target.Kind == ObjectKinds.Service
        && translation.Context.Get(translation.Services.Inputs.Of<Service>(), target.Name) is { } service
        && service.Spec.Ports.Any(port => port.Name == section && port.Port == target.Port);
}
