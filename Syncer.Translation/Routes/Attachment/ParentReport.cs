// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes.Attachment;

/// <summary>What every listener of a parent says to a route.</summary>
public sealed record ParentReport
{
    /// <summary>The parentRef with its defaults.</summary>
    public required ParentReference Reference { get; init; }

    /// <summary>The Gateway or ListenerSet it names, <see langword="null"/> where it names an object of another kind.</summary>
    public required ParentKey? Parent { get; init; }

    /// <summary>Whether that is a parent of ours with listeners.</summary>
    public required bool IsFound { get; init; }

    /// <summary>The verdicts in the order of the listeners; empty where the parent was not found.</summary>
    public ValueList<ListenerVerdict> Listeners { get; init; } = [];

    /// <summary>A report per parentRef of a route, sorted; <paramref name="find"/> knows the parents that are ours.</summary>
    public static IReadOnlyList<ParentReport> Of(IRouteRow route, Func<ParentKey, ParentListeners?> find)
    {
        ArgumentNullException.ThrowIfNull(find);
        return [.. ParentReferences.Of(route).Select(reference => Of(route, reference, find))];
    }

    private static ParentReport Of(IRouteRow route, ParentReference reference, Func<ParentKey, ParentListeners?> find)
    {
        var parent = RouteAdmission.ListenerOwner(reference);
        var listeners = parent is { } key ? find(key) : null;
        return new()
        {
            Reference = reference,
            Parent = parent,
            IsFound = listeners is not null,
            Listeners =
            [
                .. (listeners?.Listeners ?? []).Select(listener => new ListenerVerdict(
                    listener,
                    ListenerAdmission.Denial(route, reference, listener)
                )),
            ],
        };
    }
}
