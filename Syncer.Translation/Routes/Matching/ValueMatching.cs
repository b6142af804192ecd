// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;
using Google.Protobuf.Collections;
using Syncer.Protos.Resources;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Routes.Matches;

namespace Syncer.Translation.Routes.Matching;

/// <summary>Conditions on headers and query parameters. Of several for one name the first counts, as the Gateway API demands.</summary>
internal static class ValueMatching
{
    private const string Exact = "Exact";

    private const string RegularExpression = "RegularExpression";

    /// <summary>Adds conditions on headers, whose names are compared without regard to case.</summary>
    public static bool TryAddHeaders(
        ValueList<ValueMatch> matches,
        RepeatedField<HeaderMatch> to,
        [NotNullWhen(false)] out RouteProblem? problem
    )
    {
        foreach (var match in Firsts(matches, StringComparer.OrdinalIgnoreCase))
        {
            switch (match.Type)
            {
                case null or Exact:
                    to.Add(new HeaderMatch { Name = match.Name, Exact = match.Value });
                    break;
                case RegularExpression:
                    to.Add(new HeaderMatch { Name = match.Name, Regex = match.Value });
                    break;
                default:
                    problem = UnknownType($"header \"{match.Name}\"", match.Type);
                    return false;
            }
        }
        problem = null;
        return true;
    }

    /// <summary>Adds conditions on query parameters.</summary>
    public static bool TryAddQueryParams(
        ValueList<ValueMatch> matches,
        RepeatedField<QueryMatch> to,
        [NotNullWhen(false)] out RouteProblem? problem
    )
    {
        foreach (var match in Firsts(matches, StringComparer.Ordinal))
        {
            switch (match.Type)
            {
                case null or Exact:
                    to.Add(new QueryMatch { Name = match.Name, Exact = match.Value });
                    break;
                case RegularExpression:
                    to.Add(new QueryMatch { Name = match.Name, Regex = match.Value });
                    break;
                default:
                    problem = UnknownType($"query parameter \"{match.Name}\"", match.Type);
                    return false;
            }
        }
        problem = null;
        return true;
    }

    /// <summary>A match of a type that does not exist.</summary>
    public static RouteProblem UnknownType(string subject, string type) =>
        new(
            RouteReasons.UnsupportedValue,
            $"failed to process route matches: {subject} has unsupported match type \"{type}\""
        );

    private static IEnumerable<ValueMatch> Firsts(ValueList<ValueMatch> matches, StringComparer names) =>
        matches.Count < 2 ? matches : matches.DistinctBy(match => match.Name, names);
}
