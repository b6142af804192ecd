// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using System.Text;

namespace Syncer.Translation.Policies.Jwks;

/// <summary>Where a JSON web key set is published, and how it is reached.</summary>
/// <param name="Url">Of the scheme <c>http</c> or <c>https</c>.</param>
public sealed record JwksEndpoint(string Url)
{
    /// <summary>How the connection is secured; <see langword="null"/> for the scheme <c>http</c>.</summary>
    public EndpointTls? Tls { get; init; }

    /// <summary>The proxy in between: requests of the scheme <c>https</c> are tunnelled through it, others are passed on.</summary>
    public EndpointProxy? Proxy { get; init; }

    /// <summary>
    /// Identifies the endpoint and all that decides about how it is reached: 64 lower-case hexadecimal digits (spec
    /// backends-policies JW-7). Controllers that keep key sets under it find those of each other.
    /// </summary>
    public string ComputeKey()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Url);
        if (Proxy is { } proxy)
            Append(hash, proxy.Url);
        Append(hash, Tls);
        if (Proxy?.Tls is { } proxyTls)
            Append(hash, proxyTls);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, EndpointTls? tls)
    {
        Append(
            hash,
            tls?.Verification switch
            {
                null => "",
                ServerVerification.None => "insecure",
                ServerVerification.AnyHostname => "hostname",
                _ => "strict",
            }
        );
        Append(hash, tls?.ServerName ?? "");
        Append(hash, tls is { Authorities.Count: > 0 } ? AuthoritiesKey(tls) : "");
        foreach (var protocol in tls?.AlpnProtocols ?? [])
            Append(hash, protocol);
    }

    private static string AuthoritiesKey(EndpointTls tls)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var authority in tls.Authorities)
        {
            Append(hash, authority.ConfigMap.ToString());
            Append(hash, authority.Pem);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string part)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(part));
        hash.AppendData([0]);
    }
}
