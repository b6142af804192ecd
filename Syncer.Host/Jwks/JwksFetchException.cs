// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Jwks;

/// <summary>A key set could not be fetched; the message says why, for the operator.</summary>
internal sealed class JwksFetchException : Exception
{
    public JwksFetchException(string message)
        : base(message) { }

    public JwksFetchException(string message, Exception inner)
        : base(message, inner) { }
}
