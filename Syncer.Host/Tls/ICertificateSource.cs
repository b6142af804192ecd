// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Tls;

/// <summary>Where certificates come from.</summary>
internal interface ICertificateSource
{
    /// <summary>Where that is, for messages.</summary>
    string Description { get; }

    /// <summary>The certificate to serve now.</summary>
    /// <exception cref="CertificateException">There is none that can be used.</exception>
    Task<ServerCertificate> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Waits until <see cref="LoadAsync"/> may give another one.</summary>
    Task WaitForChangeAsync(CancellationToken cancellationToken);
}
