// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Explaining;

/// <summary>What a proxy made of some resources, or of all that it was sent.</summary>
/// <param name="Gateway">The gateway it is served as.</param>
/// <param name="Proxy">The node id it sent.</param>
/// <param name="Peer">The address of its end of the connection.</param>
/// <param name="State">
/// <c>acknowledged</c> if it accepted the resources as they are now, <c>rejected</c>, <c>waiting</c> until it does, or
/// <c>connected</c> before the first response.
/// </param>
/// <param name="Epoch">The epoch to which it was brought by what it accepted last.</param>
/// <param name="LastSent">When it was sent something last.</param>
/// <param name="LastError">Its last rejection, until it accepts a response.</param>
internal sealed record ProxyExplanation(
    string Gateway,
    string Proxy,
    string Peer,
    string State,
    long? Epoch,
    DateTimeOffset? LastSent,
    string? LastError
)
{
    public const string Acknowledged = "acknowledged";
    public const string Rejected = "rejected";
    public const string Waiting = "waiting";
    public const string Connected = "connected";
}
