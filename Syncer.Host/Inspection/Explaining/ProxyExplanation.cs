// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Explaining;

/// <summary>What a proxy made of what it was sent last.</summary>
/// <param name="Gateway">The gateway it is served as.</param>
/// <param name="Proxy">The node id it sent.</param>
/// <param name="Peer">The address of its end of the connection.</param>
/// <param name="State"><c>acknowledged</c>, <c>rejected</c>, <c>waiting</c> for its answer, or <c>connected</c> before the first response.</param>
/// <param name="LastSent">When it was sent something last.</param>
/// <param name="LastError">Its last rejection, until it accepts a response.</param>
internal sealed record ProxyExplanation(
    string Gateway,
    string Proxy,
    string Peer,
    string State,
    DateTimeOffset? LastSent,
    string? LastError
)
{
    public const string Acknowledged = "acknowledged";
    public const string Rejected = "rejected";
    public const string Waiting = "waiting";
    public const string Connected = "connected";
}
