// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Policies.Jwks;

/// <summary>What of the certificate of a server is checked.</summary>
public enum ServerVerification
{
    /// <summary>Who issued it, and for which name.</summary>
    Strict,

    /// <summary>Who issued it.</summary>
    AnyHostname,

    /// <summary>Nothing.</summary>
    None,
}
