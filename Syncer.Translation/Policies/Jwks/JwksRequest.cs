// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Policies.Jwks;

/// <summary>A key set that policies or backends need (spec backends-policies JW-8).</summary>
/// <param name="Key">The key of the endpoint.</param>
public sealed record JwksRequest(string Key) : IKeyed<string>
{
    public required JwksEndpoint Endpoint { get; init; }

    /// <summary>How often it is to be fetched: as often as the most demanding of the owners asks for.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>The fields that ask for it, sorted, as <c>kind/namespace/name#field</c>.</summary>
    public required ValueList<string> Owners { get; init; }
}
