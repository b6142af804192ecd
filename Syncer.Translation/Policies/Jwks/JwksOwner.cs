// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Policies.Jwks;

/// <summary>A field that asks for a key set, identified as <c>kind/namespace/name#field</c> (spec backends-policies JW-1).</summary>
internal sealed record JwksOwner(string Id, string RequestKey, JwksEndpoint Endpoint, TimeSpan Interval)
    : IKeyed<string>
{
    string IKeyed<string>.Key => Id;
}
