// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Policies.Jwks;

/// <summary>The keys that an endpoint publishes. When they were fetched is no part of it: the same keys are no change.</summary>
/// <param name="RequestKey">The key of the endpoint.</param>
/// <param name="Jwks">The JSON.</param>
public sealed record KeySet(string RequestKey, string Jwks) : IKeyed<string>
{
    string IKeyed<string>.Key => RequestKey;
}
