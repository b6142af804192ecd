// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Routes.Attachment;

/// <summary>Whether two hostnames, either of them possibly a wildcard, can mean the same host (spec gateways-routes 3.3).</summary>
internal static class HostnameOverlap
{
    public const string Any = "*";

    public static bool Overlaps(string first, string second) =>
        first == second || first == Any || second == Any || Covers(first, second) || Covers(second, first);

    private static bool Covers(string wildcard, string host) =>
        wildcard.StartsWith('*') && host.AsSpan().EndsWith(wildcard.AsSpan(1), StringComparison.Ordinal);
}
