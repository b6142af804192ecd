// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;
using Syncer.Translation.Rows.Routes.Filters;

namespace Syncer.Translation.Routes.Filters;

/// <summary>What a redirect or rewrite does to the path: at most one of the parts is set.</summary>
/// <param name="Full">The new path.</param>
/// <param name="Prefix">What replaces the matched prefix, without a trailing slash; empty removes the prefix.</param>
internal readonly record struct PathModification(string? Full, string? Prefix)
{
    public static bool TryRead(
        PathModifier? modifier,
        out PathModification path,
        [NotNullWhen(false)] out RouteProblem? problem
    )
    {
        path = default;
        problem = null;
        switch (modifier?.Type)
        {
            case null:
                return true;
            case "ReplaceFullPath" when modifier.ReplaceFullPath is { } full:
                path = new(full, null);
                return true;
            case "ReplacePrefixMatch" when modifier.ReplacePrefixMatch is { } prefix:
                path = new(null, prefix.EndsWith('/') ? prefix[..^1] : prefix);
                return true;
            case "ReplaceFullPath" or "ReplacePrefixMatch":
                problem = new(RouteReasons.UnsupportedValue, $"path modifier {modifier.Type} has no value");
                return false;
            default:
                problem = new(RouteReasons.UnsupportedValue, $"unsupported path modifier type \"{modifier.Type}\"");
                return false;
        }
    }
}
