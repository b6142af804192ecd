// SPDX-License-Identifier: Apache-2.0

using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Syncer.Translation.Policies.Jwks;

namespace Syncer.Host.Jwks;

/// <summary>TLS to an endpoint or a proxy, checked as its owner asks for (spec backends-policies JW-6).</summary>
internal static class EndpointTlsStream
{
    /// <summary>Secures a connection; the inner stream is owned by the result.</summary>
    /// <exception cref="JwksFetchException">The certificate of the server is not accepted.</exception>
    /// <exception cref="AuthenticationException">The server speaks no TLS that is acceptable.</exception>
    public static async Task<SslStream> OpenAsync(
        Stream inner,
        Uri server,
        EndpointTls tls,
        CancellationToken cancellationToken
    )
    {
        var authorities = ReadAuthorities(tls);
        string? refusal = null;
        var stream = new SslStream(inner);
        try
        {
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = string.IsNullOrEmpty(tls.ServerName) ? server.IdnHost : tls.ServerName,
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    ApplicationProtocols = ProtocolsOf(tls),
                    CertificateChainPolicy = PolicyOf(authorities),
                    RemoteCertificateValidationCallback = (_, _, chain, errors) =>
                        (refusal = Refusal(tls.Verification, authorities, chain, errors)) is null,
                },
                cancellationToken
            );
            return stream;
        }
        catch (AuthenticationException e) when (refusal is not null)
        {
            await stream.DisposeAsync();
            throw new JwksFetchException($"the certificate of {server.Authority} is not accepted: {refusal}", e);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
        finally
        {
            foreach (var authority in authorities)
                authority.Dispose();
        }
    }

    /// <summary>Without HTTP/2: requests are sent in HTTP/1.1, whatever proxies speak to the same endpoint.</summary>
    private static List<SslApplicationProtocol> ProtocolsOf(EndpointTls tls) =>
        [
            .. tls
                .AlpnProtocols.Select(name => new SslApplicationProtocol(name))
                .Where(protocol => protocol != SslApplicationProtocol.Http2),
        ];

    private static X509Certificate2Collection ReadAuthorities(EndpointTls tls)
    {
        var certificates = new X509Certificate2Collection();
        foreach (var authority in tls.Authorities)
            certificates.ImportFromPem(authority.Pem);
        return certificates;
    }

    private static X509ChainPolicy PolicyOf(X509Certificate2Collection authorities)
    {
        // Who a certificate says issued it is not asked: servers would choose what this process connects to.
        var policy = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        if (authorities.Count > 0)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(authorities);
            policy.ExtraStore.AddRange(authorities);
        }
        return policy;
    }

    /// <summary>Why the certificate is not accepted, if it is not.</summary>
    private static string? Refusal(
        ServerVerification verification,
        X509Certificate2Collection authorities,
        X509Chain? chain,
        SslPolicyErrors errors
    )
    {
        if (verification == ServerVerification.None)
            return null;
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            return "there is none";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) && !EndsAtIntermediate(chain, authorities))
            return string.Join(", ", chain?.ChainStatus.Select(status => status.Status) ?? []);
        return
            verification == ServerVerification.Strict && errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? "it is for another name"
            : null;
    }

    /// <summary>Whether all that a chain lacks is the issuer of an authority that is trusted although it is no root.</summary>
    private static bool EndsAtIntermediate(X509Chain? chain, X509Certificate2Collection authorities) =>
        chain is { ChainElements: [.., var last] }
        && chain.ChainStatus.All(status => status.Status == X509ChainStatusFlags.PartialChain)
        && authorities.Any(authority =>
            authority.RawDataMemory.Span.SequenceEqual(last.Certificate.RawDataMemory.Span)
        );
}
