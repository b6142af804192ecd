// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Google.Protobuf;
using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.References;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Gateways.Tls;

/// <summary>
/// Reads the certificates of the authorities that a Gateway names for its clients (spec gateways-routes 2.14). References
/// are those of the Gateway, also for the listeners of its ListenerSets (11 Q27), and a grant has to name the kind that is
/// referred to (11 Q17).
/// </summary>
internal static class ClientValidations
{
    private const string Key = "ca.crt";
    private const string SecretKind = "Secret";
    private const string ConfigMapKind = "ConfigMap";
    private static readonly byte[] Separator = "\n"u8.ToArray();

    public static FrontendTls Of(TransformContext context, GatewayInputs inputs, Gateway gateway)
    {
        if (gateway.Spec.Tls?.Frontend is not { } frontend)
            return FrontendTls.None;
        var from = new ReferenceSource(ApiGroups.GatewayApi, ParentKey.GatewayKind, gateway.Metadata.Namespace);
        return new(
            Load(context, inputs, from, frontend.Default?.Validation),
            [
                .. frontend.PerPort.Select(entry => new FrontendTls.Port(
                    entry.Port,
                    Load(context, inputs, from, entry.Tls?.Validation)
                )),
            ]
        );
    }

    private static ClientValidation? Load(
        TransformContext context,
        GatewayInputs inputs,
        ReferenceSource from,
        GatewayTls.ClientCertificateValidation? validation
    )
    {
        if (validation is null || validation.CaCertificateRefs.Count == 0)
            return null;
        var bundle = new List<byte>();
        Problem? first = null;
        foreach (var reference in validation.CaCertificateRefs)
        {
            var problem = TryRead(context, inputs, from, reference, out var pem);
            first ??= problem;
            if (problem is not null)
                continue;
            if (bundle.Count > 0)
                bundle.AddRange(Separator);
            bundle.AddRange(pem);
        }
        return new(
            bundle.Count == 0 ? null : ByteString.CopyFrom([.. bundle]),
            IsInsecureFallback(validation)
                ? TLSConfig.Types.MTLSMode.AllowInsecureFallback
                : TLSConfig.Types.MTLSMode.Strict,
            first
        );
    }

    /// <summary>Whether clients are served whose certificate could not be validated.</summary>
    public static bool IsInsecureFallback(GatewayTls.ClientCertificateValidation? validation) =>
        validation?.Mode == "AllowInsecureFallback";

    private static Problem? TryRead(
        TransformContext context,
        GatewayInputs inputs,
        ReferenceSource from,
        ObjectReference reference,
        out byte[] pem
    )
    {
        pem = [];
        if (reference.Group is not (null or ApiGroups.Core) || reference.Kind is not (SecretKind or ConfigMapKind))
            return Invalid("InvalidCACertificateKind", reference, "only secret and configmap are allowed");
        var name = new NamespacedName(reference.Namespace ?? from.Namespace, reference.Name);
        var target = new ReferenceTarget(ApiGroups.Core, reference.Kind, name.Namespace, name.Name);
        if (!inputs.Grants.IsGranted(context, from, target))
        {
            return new(
                "RefNotPermitted",
                $"caCertificateRef {name} not accessible to a {from.Kind} in namespace \"{from.Namespace}\" "
                    + "(missing a ReferenceGrant?)"
            );
        }
        var (exists, bundle) =
            reference.Kind == SecretKind
                ? Read(context.Get(inputs.Secrets, name))
                : Read(context.Get(inputs.ConfigMaps, name));
        var kind = reference.Kind == SecretKind ? "secret" : "configmap";
        var error =
            !exists ? $"{kind} {name} not found"
            : bundle is null ? $"{kind} {name} has no key \"{Key}\""
            : !CertificateBundle.IsValid(bundle) ? "the bundle is malformed"
            : null;
        if (error is not null)
            return Invalid("InvalidCACertificateRef", reference, error);
        pem = bundle!;
        return null;
    }

    private static (bool Exists, byte[]? Bundle) Read(Secret? secret) =>
        (
            secret is not null,
            secret is not null && secret.Data.TryGetValue(Key, out var bytes) ? bytes.ToArray() : null
        );

    private static (bool Exists, byte[]? Bundle) Read(ConfigMap? configMap) =>
        (
            configMap is not null,
            configMap is not null && configMap.Data.TryGetValue(Key, out var text) ? Encoding.UTF8.GetBytes(text) : null
        );

    private static Problem Invalid(string reason, ObjectReference reference, string problem) =>
        new(
            reason,
            $"invalid CA certificate reference {reference.Group}/{reference.Kind}/{reference.Name}.{reference.Namespace}, "
                + problem
        );
}
