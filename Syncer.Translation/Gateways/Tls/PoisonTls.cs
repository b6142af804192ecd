// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Syncer.Protos.Resources;

namespace Syncer.Translation.Gateways.Tls;

/// <summary>
/// A configuration that keeps port and server name owned and fails every handshake: a proxy cannot parse the certificate
/// and answers with an error instead (spec gateways-routes 2.13).
/// </summary>
internal static class PoisonTls
{
    private static readonly ByteString Invalid = ByteString.CopyFromUtf8("invalid");
    private static readonly Problem BadTls = new("Invalid", "Bad TLS configuration");

    /// <summary>A listener whose certificate cannot be used.</summary>
    public static ResolvedTls WithoutCertificate(Problem problem) =>
        new(Config()) { NotProgrammed = BadTls, NotResolved = problem };

    /// <summary>A listener that can validate no client certificate although it has to.</summary>
    public static ResolvedTls WithoutCertificateAuthority(Problem problem) =>
        new(Config())
        {
            NotAccepted = problem with { Reason = "NoValidCACertificate" },
            NotProgrammed = BadTls,
            NotResolved = problem,
        };

    /// <summary>A listener without the TLS settings its protocol needs.</summary>
    public static ResolvedTls Missing(Problem problem) =>
        new((TLSConfig?)null)
        {
            IsMissing = true,
            NotProgrammed = BadTls,
            NotResolved = problem,
        };

    private static TLSConfig Config() => new() { Cert = Invalid, PrivateKey = Invalid };
}
