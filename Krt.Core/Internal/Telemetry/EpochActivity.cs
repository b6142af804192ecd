// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;

namespace Krt.Internal;

/// <summary>What one epoch did, told to those who trace it.</summary>
internal sealed class EpochActivity(Activity activity)
{
    private long _rowsIn;
    private long _runs;
    private long _cutoffs;

    public Activity Activity => activity;

    /// <param name="source">Where it belongs.</param>
    /// <param name="causes">Who caused the epoch: it is part of what the first one does, and linked to the others.</param>
    /// <returns>Null where nobody traces.</returns>
    public static EpochActivity? Start(ActivitySource source, List<ActivityContext> causes)
    {
        if (!source.HasListeners())
            return null;
        var links = causes.Count > 1 ? causes.Skip(1).Select(cause => new ActivityLink(cause)).ToArray() : null;
        var activity = source.StartActivity(
            "krt.epoch",
            ActivityKind.Internal,
            causes.Count > 0 ? causes[0] : default,
            links: links
        );
        return activity is null ? null : new EpochActivity(activity);
    }

    public void Enter(CollectionNode node)
    {
        _runs -= node.Statistics.Runs;
        _cutoffs -= node.Statistics.Cutoffs;
    }

    public void Leave(CollectionNode node)
    {
        _runs += node.Statistics.Runs;
        _cutoffs += node.Statistics.Cutoffs;
        if (node is IWritable)
            _rowsIn += node.ChangeCount;
    }

    /// <param name="epoch">The epoch.</param>
    /// <param name="events">How many rows it changed, those of sources included.</param>
    public void End(long epoch, long events)
    {
        activity
            .SetTag("krt.epoch", epoch)
            .SetTag("krt.rows_in", _rowsIn)
            .SetTag("krt.recomputes", _runs)
            .SetTag("krt.cutoffs", _cutoffs)
            .SetTag("krt.events", events)
            .Dispose();
    }

    public void Fail(long epoch) => activity.SetTag("krt.epoch", epoch).SetStatus(ActivityStatusCode.Error).Dispose();
}
