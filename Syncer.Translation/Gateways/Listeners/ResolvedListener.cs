// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Gateways.Tls;

namespace Syncer.Translation.Gateways.Listeners;

/// <summary>A listener with everything that is known of it without the other listeners of its Gateway.</summary>
internal sealed record ResolvedListener
{
    public required ParentListener Facts { get; init; }

    public required Protocol Protocol { get; init; }

    /// <summary>Whether only other listeners reach its port.</summary>
    public required bool IsInternal { get; init; }

    public required ResolvedTls Tls { get; init; }

    /// <summary>Why it is not accepted, or null.</summary>
    public Problem? NotAccepted { get; init; }

    /// <summary>Why its references are not resolved, or null.</summary>
    public Problem? NotResolved { get; init; }

    /// <summary>Why it is not programmed, or null.</summary>
    public Problem? NotProgrammed =>
        Tls.NotProgrammed ?? (NotAccepted is null ? null : NotAccepted with { Reason = "Invalid" });

    public bool IsValid => NotAccepted is null && NotProgrammed is null;

    /// <summary>Whether it claims its port against others: one that can never be served does not.</summary>
    public bool ClaimsPort => Protocol != Protocol.Unknown && ListenerPorts.IsValid(Facts.Port);

    /// <summary>
    /// Whether proxies receive it. One without a usable certificate they do receive, with a certificate that fails every
    /// handshake, so that no other listener answers in its place (spec gateways-routes 2.11, 2.13).
    /// </summary>
    public bool IsServed => ClaimsPort && !Tls.IsMissing;
}
