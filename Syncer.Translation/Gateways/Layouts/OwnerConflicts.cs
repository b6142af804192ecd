// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Gateways.Listeners;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Gateways.Layouts;

/// <summary>The listeners of one Gateway or ListenerSet that are in conflict.</summary>
internal sealed record OwnerConflicts(ParentKey Key, ValueList<OwnerConflicts.Entry> Entries) : IKeyed<ParentKey>
{
    public static ListenerConflict Of(OwnerConflicts? conflicts, string sectionName)
    {
        foreach (var entry in conflicts?.Entries ?? [])
        {
            if (entry.SectionName == sectionName)
                return entry.Conflict;
        }
        return ListenerConflict.None;
    }

    /// <summary>Whether proxies receive the listener: it can be served, and is told from the others of its port.</summary>
    public static bool IsServed(OwnerConflicts? conflicts, ResolvedListener listener) =>
        listener.IsServed && Of(conflicts, listener.Facts.SectionName) == ListenerConflict.None;

    public readonly record struct Entry(string SectionName, ListenerConflict Conflict);
}
