// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;

namespace Krt.Kubernetes.Api.Access;

/// <summary>A bearer token in a file that is replaced from time to time. Thread-safe.</summary>
/// <remarks>A file that cannot be read, or is empty, keeps the token it had; only the first read fails.</remarks>
internal sealed class TokenFile(string path, TimeProvider time) : ICredentialSource
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private Credential? _credential;
    private long _readAt;

    public ValueTask<Credential> CurrentAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_credential is null || time.GetElapsedTime(_readAt) > MaxAge)
                Read();
            return ValueTask.FromResult(_credential);
        }
    }

    public ValueTask<bool> RenewAsync(Credential refused, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_credential == refused)
                Read();
            return ValueTask.FromResult(_credential != refused);
        }
    }

    [MemberNotNull(nameof(_credential))]
    private void Read()
    {
        try
        {
            var token = File.ReadAllText(path).Trim();
            if (token.Length == 0)
                throw new IOException($"{path} holds no token");
            if (_credential?.Authorization!.Parameter != token)
                _credential = Credential.OfToken(token);
            _readAt = time.GetTimestamp();
        }
        catch (Exception e) when (_credential is not null && e is (IOException or UnauthorizedAccessException))
        {
            // It is being replaced; what is left of the old token's life goes on.
        }
    }
}
