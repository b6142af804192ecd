// SPDX-License-Identifier: Apache-2.0

using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Syncer.Xds;

namespace Syncer.Host.Authentication;

/// <summary>
/// Verifies the tokens of proxies with a key set (RFC 7517), without asking anybody: a token that was withdrawn is accepted
/// until it expires.
/// </summary>
internal sealed class KeySetAuthenticator : IXdsAuthenticator, IDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestUse = TimeSpan.FromHours(1);

    private readonly JsonWebTokenHandler _handler = new();
    private readonly Func<CancellationToken, Task<string>> _read;
    private readonly string? _issuer;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _reading = new(1);
    private IList<SecurityKey> _keys = [];
    private long? _readAt;

    /// <param name="read">Reads the key set, as JSON.</param>
    /// <param name="issuer">Who must have issued tokens; null for anybody who has the keys.</param>
    /// <param name="time">The clock.</param>
    public KeySetAuthenticator(Func<CancellationToken, Task<string>> read, string? issuer, TimeProvider time)
    {
        _read = read;
        _issuer = issuer;
        _time = time;
    }

    /// <summary>Reads the key set, so that a fault in it is known before anybody depends on it.</summary>
    /// <exception cref="FormatException">It is no key set.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public async Task StartAsync(CancellationToken cancellationToken) =>
        await ReadKeysAsync(TimeSpan.Zero, cancellationToken);

    public async ValueTask<ClaimsPrincipal> AuthenticateAsync(string? token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token))
            throw AuthenticationFailure.Refused("no bearer token");
        await RefreshAsync(LongestUse, cancellationToken);
        var result = await ValidateAsync(token);
        // The keys may have been rotated since they were read.
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            await RefreshAsync(ShortestPause, cancellationToken);
            result = await ValidateAsync(token);
        }
        if (!result.IsValid)
            throw AuthenticationFailure.Refused(ReasonOf(result.Exception));
        var user = ((JsonWebToken)result.SecurityToken).Subject;
        return ServiceAccount.Parse(user) is not null
            ? ServiceAccount.ToPrincipal(user, "KeySet")
            : throw AuthenticationFailure.Refused($"{user} is no ServiceAccount");
    }

    public void Dispose() => _reading.Dispose();

    private Task<TokenValidationResult> ValidateAsync(string token) =>
        _handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                IssuerSigningKeys = _keys,
                ValidAudience = ServiceAccount.Audience,
                ValidIssuer = _issuer,
                ValidateIssuer = _issuer is not null,
                RequireExpirationTime = true,
                RequireSignedTokens = true,
                ClockSkew = TimeSpan.FromSeconds(30),
            }
        );

    /// <summary>Reads the keys again when they are older than this; keeps them where they cannot be read.</summary>
    private async Task RefreshAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        try
        {
            await ReadKeysAsync(age, cancellationToken);
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
        {
            if (_keys.Count == 0)
                throw AuthenticationFailure.Unavailable($"the key set cannot be read: {e.Message}");
        }
    }

    private async Task ReadKeysAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_readAt is { } readAt && _time.GetElapsedTime(readAt) < age)
                return;
            _readAt = _time.GetTimestamp();
            var keys = JsonWebKeySet.Create(await _read(cancellationToken)).GetSigningKeys();
            _keys = keys.Count > 0 ? keys : throw new FormatException("the key set holds no key to verify with");
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"not a key set: {e.Message}", e);
        }
        finally
        {
            _reading.Release();
        }
    }

    private static string ReasonOf(Exception failure) =>
        failure switch
        {
            SecurityTokenExpiredException => "the token has expired",
            SecurityTokenNotYetValidException => "the token is not valid yet",
            SecurityTokenInvalidAudienceException => $"the token is not for the audience {ServiceAccount.Audience}",
            SecurityTokenInvalidIssuerException => "the token has another issuer",
            SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException =>
                "the token is not signed by a known key",
            _ => "the token is not valid",
        };
}
