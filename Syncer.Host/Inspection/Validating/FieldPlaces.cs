// SPDX-License-Identifier: Apache-2.0

using System.Text.RegularExpressions;
using Syncer.Host.Inspection.Explaining;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Host.Inspection.Validating;

/// <summary>Finds the field of an object that a condition is about.</summary>
internal static partial class FieldPlaces
{
    /// <summary>The path of the field, or null where none is known.</summary>
    public static string? Of(object? row, StatusCondition condition) =>
        (row, condition.About) switch
        {
            _ when ReportedField.Match(condition.Message) is { Success: true } match => match.Groups["field"].Value,
            (IRouteRow route, ['>', ' ', .. var parent]) => OfParent(route, parent),
            (Gateway gateway, ['l', 'i', 's', 't', 'e', 'n', 'e', 'r', ' ', .. var name]) => OfListener(
                gateway.Spec.Listeners,
                name
            ),
            (ListenerSet set, ['l', 'i', 's', 't', 'e', 'n', 'e', 'r', ' ', .. var name]) => OfListener(
                set.Spec.Listeners,
                name
            ),
            _ => null,
        };

    /// <summary>The path of the parentRef that is spelt so.</summary>
    public static string? OfParent(IRouteRow route, string parent)
    {
        for (var i = 0; i < route.ParentRefs.Count; i++)
        {
            if (ParentExplainer.NameOf(route.ParentRefs[i], route.Metadata.Namespace) == parent)
                return FormattableString.Invariant($"spec.parentRefs[{i}]");
        }
        return null;
    }

    private static string? OfListener(ValueList<ListenerSpec> listeners, string name)
    {
        for (var i = 0; i < listeners.Count; i++)
        {
            if (listeners[i].Name == name)
                return FormattableString.Invariant($"spec.listeners[{i}]");
        }
        return null;
    }

    // Plugins report problems as "field: reason".
    [GeneratedRegex(@"\b(?<field>spec(\.\w+|\[\d+\])+):")]
    private static partial Regex ReportedField { get; }
}
