// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>What a request amounts to (spec xds-addresses 1.3).</summary>
internal enum RequestEffect
{
    /// <summary>The first of its type: always answered.</summary>
    Watched,

    /// <summary>Accepts the last response.</summary>
    Acknowledged,

    /// <summary>Accepts a response that is not the last: nothing changes.</summary>
    Stale,

    /// <summary>Changes the names on the client's own account: answered.</summary>
    Resubscribed,

    /// <summary>Changes the names while accepting a response, which the protocol does not provide for: answered.</summary>
    ResubscribedByAcknowledgement,

    /// <summary>Neither accepts nor changes anything.</summary>
    Meaningless,

    /// <summary>Refuses a response: nothing is sent until the resource changes.</summary>
    Rejected,

    /// <summary>Asks for a type that is not served: never answered.</summary>
    UnknownType,
}
