// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Worlds;

namespace Benchmarks.Baseline;

/// <summary>A collection that is written from outside, a batch per write.</summary>
internal sealed class KrtStatic<T>(KrtRuntime runtime) : KrtCollection<T>(runtime)
    where T : class, IResource
{
    public void UpdateObject(T row)
    {
        lock (Gate)
            Apply([new(Rows.GetValueOrDefault(row.ResourceName), row)]);
    }

    /// <summary>Makes these the only rows; the difference is one batch.</summary>
    public void Reset(IReadOnlyCollection<T> rows)
    {
        lock (Gate)
        {
            var events = new List<KrtEvent<T>>();
            var kept = new HashSet<string>(rows.Count, StringComparer.Ordinal);
            foreach (var row in rows)
            {
                kept.Add(row.ResourceName);
                var old = Rows.GetValueOrDefault(row.ResourceName);
                if (old is null || !old.Equals(row))
                    events.Add(new(old, row));
            }
            foreach (var (key, old) in Rows)
            {
                if (!kept.Contains(key))
                    events.Add(new(old, null));
            }
            Apply(events);
        }
    }
}
