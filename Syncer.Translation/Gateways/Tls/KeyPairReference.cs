// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.References;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Gateways.Tls;

/// <summary>A field that refers to a Secret with a certificate and its private key (spec gateways-routes 2.12, 2.15).</summary>
/// <param name="Field">The name of the field, for messages.</param>
/// <param name="Reason">The reason when the reference is no good.</param>
/// <param name="From">The object that refers.</param>
internal readonly record struct KeyPairReference(string Field, string Reason, ReferenceSource From)
{
    private const string CertificateKey = "tls.crt";
    private const string PrivateKeyKey = "tls.key";
    private const string SecretKind = "Secret";

    public static KeyPairReference Certificate(ReferenceSource from) =>
        new("certificateRef", "InvalidCertificateRef", from);

    public static KeyPairReference ClientCertificate(ReferenceSource from) =>
        new("clientCertificateRef", "InvalidClientCertificateRef", from);

    /// <summary>
    /// Looks up what the reference names. Permission is checked first: nobody learns from a message what exists in a
    /// namespace that grants nothing.
    /// </summary>
    public KeyPair Load(
        TransformContext context,
        ReferenceGrants grants,
        IKrtCollection<NamespacedName, Secret> secrets,
        ObjectReference reference
    )
    {
        if (reference.Group is not (null or ApiGroups.Core) || reference.Kind is not (null or SecretKind))
            return Invalid(reference, "only secret is allowed");
        var name = new NamespacedName(reference.Namespace ?? From.Namespace, reference.Name);
        var target = new ReferenceTarget(ApiGroups.Core, SecretKind, name.Namespace, name.Name);
        if (!grants.IsGranted(context, From, target))
        {
            return KeyPair.Unusable(
                "RefNotPermitted",
                $"{Field} {name.Name}/{name.Namespace} not accessible to a {From.Kind} in namespace "
                    + $"\"{From.Namespace}\" (missing a ReferenceGrant?)"
            );
        }
        return context.Get(secrets, name) is { } secret
            ? Read(reference, secret.Data)
            : Invalid(reference, "secret not found");
    }

    /// <summary>Takes the pair out of a Secret of any type.</summary>
    public KeyPair Read(ObjectReference reference, SecretData data)
    {
        var hasCertificate = data.TryGetValue(CertificateKey, out var certificate);
        var hasPrivateKey = data.TryGetValue(PrivateKeyKey, out var privateKey);
        if (!hasCertificate || !hasPrivateKey)
        {
            return Invalid(
                reference,
                $"found secret, but didn't have expected keys ({CertificateKey} and {PrivateKeyKey}); "
                    + $"found: {Summary(data.Keys)}"
            );
        }
        if (certificate.IsEmpty || privateKey.IsEmpty)
        {
            return Invalid(reference, $"found keys \"{CertificateKey}\" and \"{PrivateKeyKey}\", but they were empty");
        }
        return KeyPairCheck.FindError(certificate, privateKey) is { } error
            ? KeyPair.Unusable(Reason, $"invalid certificate reference, the certificate is malformed: {error}")
            : new(certificate, privateKey);
    }

    private KeyPair Invalid(ObjectReference reference, string problem) =>
        KeyPair.Unusable(
            Reason,
            $"invalid certificate reference {reference.Group}/{reference.Kind}/{reference.Name}.{reference.Namespace}, "
                + problem
        );

    private static string Summary(IReadOnlyList<string> keys)
    {
        const int shown = 2;
        var text = string.Join(", ", keys.Take(shown));
        return keys.Count <= shown ? text : $"{text}, and {keys.Count - shown} more...";
    }
}
