// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Gateways.Layouts;
using Syncer.Translation.Gateways.Listeners;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Gateways;

/// <summary>The listeners of one Gateway or ListenerSet that routes can attach to.</summary>
public sealed record ParentListeners(ParentKey Key, ValueList<ParentListener> Listeners) : IKeyed<ParentKey>
{
    /// <summary>Null for an owner without listeners: routes do not find it (spec gateways-routes 3.1).</summary>
    internal static ParentListeners? Of(ListenerOwner owner, OwnerConflicts? conflicts) =>
        owner.Listeners.Count == 0
            ? null
            : new(
                owner.Key,
                [
                    .. owner.Listeners.Select(listener =>
                        listener.Facts with
                        {
                            IsServed = OwnerConflicts.IsServed(conflicts, listener),
                        }
                    ),
                ]
            );
}
