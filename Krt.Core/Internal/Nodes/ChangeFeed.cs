// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;

namespace Krt.Internal;

/// <summary>Writes change sets from elsewhere to a source, one write per set.</summary>
internal sealed class ChangeFeed<TKey, T>(SourceCollection<TKey, T> source) : IObserver<ChangeSet<TKey, T>>
    where TKey : notnull
    where T : class
{
    public void OnNext(ChangeSet<TKey, T> value)
    {
        var writes = new List<SourceWrite<TKey, T>>(value.Count + 1);
        if (value.IsInitial)
        {
            var rows = value.Where(change => change.New is not null);
            writes.Add(
                new(
                    SourceWriteKind.Reset,
                    Rows: [.. rows.Select(change => new KeyValuePair<TKey, T>(change.Key, change.New!))]
                )
            );
        }
        else
        {
            foreach (var change in value)
                writes.Add(WriteOf(change));
        }
        if (value.IsSynced)
            writes.Add(new(SourceWriteKind.MarkSynced));
        try
        {
            source.SubmitAll(CollectionsMarshal.AsSpan(writes));
        }
        catch (ObjectDisposedException)
        {
            // The collection has gone; its subscription ends with it.
        }
    }

    public void OnError(Exception error) =>
        source.Node.Propagator.Log.FeedFailed(source.Node.Shown(error), source.Name);

    public void OnCompleted() { }

    // An update with an equal row is a request to compute everything again that read it.
    private static SourceWrite<TKey, T> WriteOf(Change<TKey, T> change) =>
        change.Kind == ChangeKind.Delete ? new(SourceWriteKind.Remove, change.Key)
        : change.Kind == ChangeKind.Update && ReferenceEquals(change.Old, change.New)
            ? new(SourceWriteKind.Touch, change.Key)
        : new(SourceWriteKind.Set, change.Key, change.New);
}
