// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Gateways.Tls;
using Syncer.Translation.References;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Gateways;

/// <summary>Selects the Gateways that are ours and reads what all of their listeners share.</summary>
internal static class ServedGateways
{
    /// <summary>
    /// Null for a Gateway that is none of ours: its class does not exist or names another controller (spec
    /// gateways-routes 1.2).
    /// </summary>
    public static ServedGateway? Of(
        TransformContext context,
        GatewayInputs inputs,
        IKrtCollection<NamespacedName, GatewayClass> ourClasses,
        Gateway gateway
    )
    {
        if (!context.Exists(ourClasses, new("", gateway.Spec.GatewayClassName)))
            return null;
        return new(gateway.Metadata.Key)
        {
            NotAccepted = GatewayAddresses.Check(gateway.Spec.Addresses),
            AllowedListeners = gateway.Spec.AllowedListeners?.Namespaces,
            Frontend = ClientValidations.Of(context, inputs, gateway),
            ClientCertificateProblem = CheckClientCertificate(context, inputs, gateway),
        };
    }

    /// <summary>Why the certificate for backends cannot be used, or null (spec gateways-routes 2.15).</summary>
    private static Problem? CheckClientCertificate(TransformContext context, GatewayInputs inputs, Gateway gateway)
    {
        if (gateway.Spec.Tls?.Backend?.ClientCertificateRef is not { } reference)
            return null;
        var from = new ReferenceSource(ApiGroups.GatewayApi, ParentKey.GatewayKind, gateway.Metadata.Namespace);
        return KeyPairReference.ClientCertificate(from).Load(context, inputs.Grants, inputs.Secrets, reference).Problem;
    }
}
