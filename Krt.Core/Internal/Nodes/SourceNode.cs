// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;

namespace Krt.Internal;

/// <summary>What the propagator needs of a collection that is written from outside.</summary>
internal interface IWritable
{
    /// <summary>Whether the source already waits for the next epoch; guarded by the queue's lock.</summary>
    bool IsQueued { get; set; }

    /// <summary>Takes over everything that was written; called under the queue's lock.</summary>
    void TakeWrites();
}

/// <summary>A write that is waiting for the next epoch.</summary>
internal readonly record struct SourceWrite<TKey, T>(
    SourceWriteKind Kind,
    TKey? Key = default,
    T? Row = default,
    KeyValuePair<TKey, T>[]? Rows = null,
    Func<T, bool>? Predicate = null
);

internal enum SourceWriteKind : byte
{
    Set,
    Remove,
    RemoveWhere,
    Reset,
    Touch,
    MarkSynced,
}

/// <summary>A collection that is written from outside.</summary>
internal sealed partial class SourceNode<TKey, T>(KrtScope scope, CollectionOptions<TKey, T>? options)
    : CollectionNode<TKey, T>(scope, typeof(T).Name, options),
        IWritable
    where TKey : notnull
    where T : class
{
    private readonly Func<T, TKey> _key = RowKey.Of(options);
    private readonly bool _startSynced = options?.StartSynced ?? true;
    private readonly SlotMarks _touched = new();
    private List<SourceWrite<TKey, T>> _waiting = [];
    private List<SourceWrite<TKey, T>> _taken = [];

    public override string Kind => "Source";

    public bool IsQueued { get; set; }

    /// <summary>What feeds the source, to be disposed with it.</summary>
    public IDisposable? Feed { get; init; }

    public TKey KeyOf(T row) =>
        _key(row) ?? throw new ArgumentException($"A row of {Name} has null as its key.", nameof(row));

    /// <summary>Queues writes; called under the queue's lock.</summary>
    public void Append(ReadOnlySpan<SourceWrite<TKey, T>> writes) => _waiting.AddRange(writes);

    public void TakeWrites() => (_waiting, _taken) = (_taken, _waiting);

    public override void Attach()
    {
        if (_startSynced)
            BecomeSynced();
        Propagator.Schedule(this);
    }

    public override bool Run()
    {
        List<int>? touched = null;
        foreach (ref readonly var write in CollectionsMarshal.AsSpan(_taken))
        {
            switch (write.Kind)
            {
                case SourceWriteKind.Set:
                    Write(Table.Reserve(write.Key!), write.Row);
                    break;
                case SourceWriteKind.Remove:
                    RemoveAt(Table.Find(write.Key!));
                    break;
                case SourceWriteKind.RemoveWhere:
                    RemoveWhere(write.Predicate!);
                    break;
                case SourceWriteKind.Reset:
                    ResetTo(write.Rows!);
                    break;
                case SourceWriteKind.Touch:
                    if (Table.Find(write.Key!) is var slot and >= 0 && _touched.Mark(slot))
                    {
                        Write(slot, Table.RowAt(slot));
                        (touched ??= []).Add(slot);
                    }
                    break;
                case SourceWriteKind.MarkSynced:
                    BecomeSynced();
                    break;
            }
        }
        Recycle(_taken);
        FinishWrites(touched is null ? null : _touched);
        foreach (var slot in touched ?? [])
            _touched.Unmark(slot);
        return true;
    }

    public override void Retract()
    {
        Recycle(_taken);
        base.Retract();
    }

    public override void Stop(Exception? fault)
    {
        base.Stop(fault);
        try
        {
            Feed?.Dispose();
        }
#pragma warning disable CA1031 // The subscription is somebody else's; its failure to end is not the engine's.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Propagator.Log.FeedFailed(error, Name);
        }
    }

    private void RemoveAt(int slot)
    {
        if (slot >= 0)
            Write(slot, null);
    }

    private void RemoveWhere(Func<T, bool> predicate)
    {
        for (var slot = 0; slot < Table.SlotBound; slot++)
        {
            try
            {
                if (Table.RowAt(slot) is { } row && predicate(row))
                    Write(slot, null);
            }
#pragma warning disable CA1031 // A predicate may throw anything; the row it threw for stays.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Propagator.Log.RemoveWhereFailed(Shown(error), Name, ShownKeyAt(slot));
            }
        }
    }

    private void ResetTo(KeyValuePair<TKey, T>[] rows)
    {
        var present = new SlotMarks();
        foreach (var (key, row) in rows)
        {
            var slot = Table.Reserve(key);
            present.Mark(slot);
            Write(slot, row);
        }
        for (var slot = 0; slot < Table.SlotBound; slot++)
        {
            if (Table.RowAt(slot) is not null && !present.IsMarked(slot))
                Write(slot, null);
        }
    }
}
