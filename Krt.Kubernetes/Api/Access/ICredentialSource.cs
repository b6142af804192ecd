// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Api.Access;

/// <summary>Where the credential of a client comes from. Thread-safe.</summary>
internal interface ICredentialSource
{
    /// <summary>The credential that is valid now, as far as is known.</summary>
    /// <exception cref="IOException">There is none.</exception>
    /// <exception cref="UnauthorizedAccessException">Its file may not be read.</exception>
    ValueTask<Credential> CurrentAsync(CancellationToken cancellationToken);

    /// <summary>Looks for another credential after one was refused.</summary>
    /// <returns>Whether there is another one now.</returns>
    /// <exception cref="IOException">There is none.</exception>
    ValueTask<bool> RenewAsync(Credential refused, CancellationToken cancellationToken);
}
