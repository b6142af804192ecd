// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Krt;
using Syncer.Translation.Gateways.Tls;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Policies.Backends;
using static Syncer.Protos.Resources.BackendPolicySpec.Types;

namespace Syncer.Translation.Policies.Backends;

/// <summary>TLS to backends (spec backends-policies BP-3, N-12, N-13).</summary>
internal static class BackendTlsTranslation
{
    private const string CertificateKey = "tls.crt";
    private const string PrivateKeyKey = "tls.key";
    private const string AuthorityKey = "ca.crt";

    /// <summary>The message.</summary>
    /// <param name="translation">The object that holds the settings.</param>
    /// <param name="field">The path of the settings.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="certificateField">How the object calls the reference to the client certificate.</param>
    public static BackendTLS Translate(
        ObjectTranslation translation,
        string field,
        TlsSettings settings,
        string certificateField = "mtlsCertificateRef[0]"
    )
    {
        var tls = new BackendTLS
        {
            Alpn = ConnectionFields.Protocols(settings.AlpnProtocols),
            Verification = settings.InsecureSkipVerify switch
            {
                "All" => BackendTLS.Types.VerificationMode.InsecureAll,
                "Hostname" => BackendTLS.Types.VerificationMode.InsecureHost,
                _ => BackendTLS.Types.VerificationMode.Strict,
            },
        };
        if (settings.MtlsCertificateRef.Count > 0)
            AddClientCertificate(translation, $"{field}.{certificateField}", settings.MtlsCertificateRef[0], tls);
        var trustsNobody = tls is { HasRoot: true, Root.IsEmpty: true };
        if (settings.CaCertificateRefs.Count > 0)
        {
            var authorities = Authorities(translation, $"{field}.caCertificateRefs", settings.CaCertificateRefs);
            tls.Root = trustsNobody ? ByteString.Empty : authorities;
        }
        if (settings.Sni is { } name)
            tls.Hostname = name;
        tls.VerifySubjectAltNames.AddRange(settings.VerifySubjectAltNames);
        ConnectionFields.AddKeyExchangeGroups(settings.KeyExchangeGroups, tls.KeyExchangeGroups);
        return tls;
    }

    private static void AddClientCertificate(
        ObjectTranslation translation,
        string field,
        CredentialReference reference,
        BackendTLS tls
    )
    {
        if (!string.IsNullOrEmpty(reference.Group) || reference.Kind is not (null or "" or "Secret"))
        {
            translation.Report(field, $"group \"{reference.Group}\" kind \"{reference.Kind}\" is not supported");
            return;
        }
        var name = new NamespacedName(translation.Owner.Name.Namespace, reference.Name);
        if (translation.Context.Get(translation.Services.Inputs.Of<Secret>(), name) is not { } secret)
        {
            translation.Report(field, $"Secret {name} does not exist");
            return;
        }
        var hasCertificate = secret.Data.TryGetValue(CertificateKey, out var certificate);
        var hasPrivateKey = secret.Data.TryGetValue(PrivateKeyKey, out var privateKey);
        if (secret.Data.TryGetValue(AuthorityKey, out var authority))
            tls.Root = Trusted(translation, field, name, authority);
        if (hasCertificate)
            tls.Cert = ByteString.CopyFrom(certificate.Span);
        if (hasPrivateKey)
            tls.Key = ByteString.CopyFrom(privateKey.Span);
        // Authorities alone are no client certificate, and none is asked for then.
        if (tls.HasRoot && !hasCertificate && !hasPrivateKey)
            return;
        if (PairProblem(certificate, privateKey) is not { } problem)
            return;
        translation.Report(field, $"Secret {name}: {problem}");
        // The data plane refuses such a pair and would connect without TLS; trusting nobody, it connects to nobody.
        tls.ClearCert();
        tls.ClearKey();
        tls.Root = ByteString.Empty;
    }

    private static ByteString Trusted(
        ObjectTranslation translation,
        string field,
        NamespacedName secret,
        ReadOnlyMemory<byte> authority
    )
    {
        if (CertificateBundle.IsValid(authority))
            return ByteString.CopyFrom(authority.Span);
        translation.Report(field, $"entry \"{AuthorityKey}\" of Secret {secret} is no certificate");
        return ByteString.Empty;
    }

    private static string? PairProblem(ReadOnlyMemory<byte> certificate, ReadOnlyMemory<byte> privateKey) =>
        KeyPairCheck.FindError(certificate, privateKey)
        ?? (
            Pem.Blocks(certificate).All(block => block.IsCertificate)
                ? null
                : $"\"{CertificateKey}\" holds more than certificates"
        );

    /// <summary>The certificates of all references that can be read; none at all means that nobody is trusted.</summary>
    private static ByteString Authorities(
        ObjectTranslation translation,
        string field,
        ValueList<TlsSettings.ConfigMapReference> references
    )
    {
        var bundles = new List<string>();
        for (var i = 0; i < references.Count; i++)
        {
            var name = new NamespacedName(translation.Owner.Name.Namespace, references[i].Name);
            var configMap = translation.Context.Get(translation.Services.Inputs.Of<ConfigMap>(), name);
            if (configMap is null)
                translation.Report($"{field}[{i}]", $"ConfigMap {name} does not exist");
            else if (!configMap.Data.TryGetValue(AuthorityKey, out var text))
                translation.Report($"{field}[{i}]", $"ConfigMap {name} has no entry \"{AuthorityKey}\"");
            else if (CertificateBundle.Normalize(text) is not { } bundle)
                translation.Report($"{field}[{i}]", $"entry \"{AuthorityKey}\" of ConfigMap {name} is no certificate");
            else
                bundles.Add(bundle);
        }
        return ByteString.CopyFromUtf8(string.Join('\n', bundles));
    }
}
