// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Krt;
using Syncer.Translation.Gateways;
using Syncer.Translation.Gateways.Tls;
using Syncer.Translation.References;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Backends.Tls;

/// <summary>What the proxies of a gateway show to backends that ask who they are (spec backends-policies BT-7).</summary>
/// <param name="Key">The gateway.</param>
/// <param name="Certificate">The PEM chain, empty where there is a problem.</param>
/// <param name="PrivateKey">The PEM key that belongs to it.</param>
/// <param name="Problem">Why it cannot be used.</param>
internal sealed record GatewayClientCertificate(
    NamespacedName Key,
    ByteString Certificate,
    ByteString PrivateKey,
    string? Problem
) : IKeyed<NamespacedName>
{
    /// <summary><see langword="null"/> for a gateway that names none.</summary>
    public static GatewayClientCertificate? Of(
        TransformContext context,
        Gateway gateway,
        ReferenceGrants grants,
        IKrtCollection<NamespacedName, Secret> secrets
    )
    {
        if (gateway.Spec.Tls?.Backend?.ClientCertificateRef is not { } reference)
            return null;
        var from = new ReferenceSource(ApiGroups.GatewayApi, ParentKey.GatewayKind, gateway.Metadata.Namespace);
        var pair = KeyPairReference.ClientCertificate(from).Load(context, grants, secrets, reference);
        return pair.Problem is { } problem
            ? new(gateway.Metadata.Key, ByteString.Empty, ByteString.Empty, problem.Message)
            : new(
                gateway.Metadata.Key,
                ByteString.CopyFrom(pair.Certificate.Span),
                ByteString.CopyFrom(pair.PrivateKey.Span),
                null
            );
    }

    /// <summary>The problem alone: the rest is secret.</summary>
    public override string ToString() => Problem ?? nameof(GatewayClientCertificate);
}
