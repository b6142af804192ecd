// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Tls;

/// <summary>Certificates and keys that cannot be used; the message says which and why, without their content.</summary>
public sealed class CertificateException : Exception
{
    internal CertificateException(string message, Exception? cause = null)
        : base(message, cause) { }
}
