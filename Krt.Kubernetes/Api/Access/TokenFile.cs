// SPDX-License-Identifier: Apache-2.0

using System.Net.Http.Headers;
using k8s.Authentication;

namespace Krt.Kubernetes.Api.Access;

/// <summary>A bearer token in a file that is replaced from time to time. Thread-safe.</summary>
/// <remarks>A file that cannot be read, or is empty, keeps the token it had; only the first read fails.</remarks>
internal sealed class TokenFile(string path, TimeProvider time) : ITokenProvider
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private string? _token;
    private long _readAt;

    /// <summary>The token that requests carry now.</summary>
    public string Current
    {
        get
        {
            lock (_gate)
            {
                if (_token is null || time.GetElapsedTime(_readAt) > MaxAge)
                    Read();
                return _token!;
            }
        }
    }

    /// <summary>Reads the file again after a token was refused.</summary>
    /// <returns>Whether there is another token now.</returns>
    public bool Reload(string? refused)
    {
        lock (_gate)
        {
            if (_token == refused)
                Read();
            return _token != refused;
        }
    }

    public Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new AuthenticationHeaderValue("Bearer", Current));

    private void Read()
    {
        try
        {
            var token = File.ReadAllText(path).Trim();
            if (token.Length == 0)
                throw new IOException($"{path} holds no token");
            _token = token;
            _readAt = time.GetTimestamp();
        }
        catch (Exception e) when (_token is not null && e is (IOException or UnauthorizedAccessException))
        {
            // It is being replaced; what is left of the old token's life goes on.
        }
    }
}
