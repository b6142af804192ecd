// SPDX-License-Identifier: Apache-2.0

using Krt;
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

    public readonly record struct Entry(string SectionName, ListenerConflict Conflict);
}
