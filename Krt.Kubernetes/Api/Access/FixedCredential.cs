// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Api.Access;

/// <summary>A credential that stays what it is.</summary>
internal sealed class FixedCredential(Credential credential) : ICredentialSource
{
    public ValueTask<Credential> CurrentAsync(CancellationToken cancellationToken) => ValueTask.FromResult(credential);

    public ValueTask<bool> RenewAsync(Credential refused, CancellationToken cancellationToken) =>
        ValueTask.FromResult(false);
}
