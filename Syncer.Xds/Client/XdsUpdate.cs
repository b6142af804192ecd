// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>A response as a client applied it.</summary>
/// <param name="Type">The type of everything in it.</param>
/// <param name="Updated">What was added or replaced, in the order received.</param>
/// <param name="Removed">The names removed, after the updates.</param>
/// <param name="Rejected">What the client complained of; a resource with an error was not applied.</param>
/// <param name="Nonce">The nonce of the response.</param>
/// <param name="SystemVersion">The state of the server the response leads to, as the server calls it.</param>
public sealed record XdsUpdate(
    XdsResourceType Type,
    IReadOnlyList<ReceivedResource> Updated,
    IReadOnlyList<string> Removed,
    IReadOnlyList<XdsDiagnostic> Rejected,
    string Nonce,
    string SystemVersion
);
