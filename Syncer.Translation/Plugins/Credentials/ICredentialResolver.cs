// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Plugins.Credentials;

/// <summary>
/// Reads credentials of some kinds of objects, for example from a vault (spec backends-policies N-10, PL-12). It must be a
/// pure function of what it reads through the context.
/// </summary>
public interface ICredentialResolver
{
    /// <summary>Reads a credential.</summary>
    /// <param name="context">What everything is read through.</param>
    /// <param name="namespace">The namespace of the referring object, and so of the credential.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="defaultKey">The entry that is read where the reference names none.</param>
    /// <param name="credential">The value, or why there is none.</param>
    /// <returns>Whether the resolver knows the kind that is referred to; if not, the next one is asked.</returns>
    bool TryResolve(
        TransformContext context,
        string @namespace,
        CredentialReference reference,
        string defaultKey,
        out ResolvedCredential credential
    );
}
