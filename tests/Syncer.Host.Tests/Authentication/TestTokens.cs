// SPDX-License-Identifier: Apache-2.0

using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Syncer.Host.Tests.Authentication;

/// <summary>Issues tokens as an API server does, and publishes the key they are verified with.</summary>
internal sealed class TestTokens(string keyId) : IDisposable
{
    public const string Issuer = "https://issuer.example.com";

    private readonly RSA _key = RSA.Create(2048);

    public string KeySet
    {
        get
        {
            var key = _key.ExportParameters(includePrivateParameters: false);
            return new JsonObject
            {
                ["keys"] = new JsonArray(
                    new JsonObject
                    {
                        ["kty"] = "RSA",
                        ["use"] = "sig",
                        ["alg"] = "RS256",
                        ["kid"] = keyId,
                        ["n"] = Base64UrlEncoder.Encode(key.Modulus),
                        ["e"] = Base64UrlEncoder.Encode(key.Exponent),
                    }
                ),
            }.ToJsonString();
        }
    }

    public string Issue(
        string user,
        string audience = "agentgateway",
        string issuer = Issuer,
        TimeSpan? validFor = null
    )
    {
        var end = TimeProvider.System.GetUtcNow().UtcDateTime + (validFor ?? TimeSpan.FromHours(1));
        return new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer,
                Audience = audience,
                Subject = new ClaimsIdentity([new Claim("sub", user)]),
                NotBefore = end.AddDays(-1),
                IssuedAt = end.AddDays(-1),
                Expires = end,
                SigningCredentials = new SigningCredentials(
                    new RsaSecurityKey(_key) { KeyId = keyId },
                    SecurityAlgorithms.RsaSha256
                ),
            }
        );
    }

    public void Dispose() => _key.Dispose();
}
