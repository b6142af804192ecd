// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Krt;
using Syncer.Translation.Gateways.Tls;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Backends.Tls;

/// <summary>Whose certificates a BackendTLSPolicy trusts (spec backends-policies BT-3).</summary>
/// <param name="Root">The PEM bundle: <see langword="null"/> for that of the system, empty to trust nobody.</param>
/// <param name="Reason">The reason of the condition ResolvedRefs where a reference is no good.</param>
/// <param name="Problem">What is wrong.</param>
internal sealed record TrustedAuthorities(ByteString? Root, string? Reason, string? Problem)
{
    private const string Key = "ca.crt";

    /// <summary>
    /// Nobody is trusted as soon as anything is wrong: connections fail, and are neither made without TLS nor to whomever
    /// the system trusts.
    /// </summary>
    public static TrustedAuthorities Of(
        TransformContext context,
        string @namespace,
        BackendTlsPolicySpec.BackendValidation validation,
        IKrtCollection<NamespacedName, ConfigMap> configMaps
    )
    {
        if (validation.WellKnownCACertificates is { Length: > 0 } wellKnown)
        {
            return wellKnown == "System"
                ? new(null, null, null)
                : Nobody(null, $"wellKnownCACertificates: \"{wellKnown}\" is not supported, only System is");
        }
        if (validation.CaCertificateRefs.Count == 0)
            return Nobody(null, "either caCertificateRefs or wellKnownCACertificates is required");
        var bundle = new List<string>();
        foreach (var reference in validation.CaCertificateRefs)
        {
            if (!string.IsNullOrEmpty(reference.Group) || reference.Kind != "ConfigMap")
            {
                return Nobody(
                    "InvalidKind",
                    $"caCertificateRefs: group \"{reference.Group}\" kind \"{reference.Kind}\" is not supported, only ConfigMap is"
                );
            }
            var name = new NamespacedName(@namespace, reference.Name);
            if (context.Get(configMaps, name) is not { } configMap)
                return Invalid($"ConfigMap {name} does not exist");
            if (!configMap.Data.TryGetValue(Key, out var pem))
                return Invalid($"ConfigMap {name} has no entry \"{Key}\"");
            if (CertificateBundle.Normalize(pem) is not { } certificates)
                return Invalid($"entry \"{Key}\" of ConfigMap {name} is no list of PEM certificates");
            bundle.Add(certificates);
        }
        return new(ByteString.CopyFromUtf8(string.Join('\n', bundle)), null, null);
    }

    private static TrustedAuthorities Invalid(string problem) =>
        Nobody("InvalidCACertificateRef", $"caCertificateRefs: {problem}");

    private static TrustedAuthorities Nobody(string? reason, string problem) => new(ByteString.Empty, reason, problem);
}
