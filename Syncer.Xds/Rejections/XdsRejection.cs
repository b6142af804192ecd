// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Xds;

/// <summary>A response that a proxy did not accept, or not wholly (NACK; spec xds-addresses 4).</summary>
/// <param name="ConnectionId">The connection, see <see cref="XdsConnectionState.Id"/>.</param>
/// <param name="NodeId">The node id of the proxy.</param>
/// <param name="Gateway">The gateway the connection is served as.</param>
/// <param name="TypeUrl">The type URL of the response.</param>
/// <param name="Nonce">The nonce of the response.</param>
/// <param name="Code">The status code, as a gRPC status number; proxies send 0.</param>
/// <param name="Message">The text as received; it can be kilobytes long.</param>
/// <param name="Diagnostics">The complaints read from the text; empty where it is plain text.</param>
public sealed record XdsRejection(
    string ConnectionId,
    string NodeId,
    NamespacedName? Gateway,
    string TypeUrl,
    string Nonce,
    int Code,
    string Message,
    IReadOnlyList<XdsDiagnostic> Diagnostics
)
{
    /// <summary>Whether nothing else has been said in these words of this gateway before, as far as that is remembered.</summary>
    public bool IsFirst { get; init; } = true;

    /// <summary>The complaints, or the text where there are none.</summary>
    public string Summary => Diagnostics.Count == 0 ? Message : string.Join("; ", Diagnostics);
}
