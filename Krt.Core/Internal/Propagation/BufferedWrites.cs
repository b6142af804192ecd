// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;

namespace Krt.Internal;

/// <summary>The writes of one transaction to one source.</summary>
internal abstract class BufferedWrites
{
    /// <summary>Moves the writes to the source's queue; called under the queue's lock.</summary>
    public abstract IWritable Append();
}

internal sealed class BufferedWrites<TKey, T>(SourceNode<TKey, T> source) : BufferedWrites
    where TKey : notnull
    where T : class
{
    private readonly List<SourceWrite<TKey, T>> _writes = [];

    public void Add(SourceWrite<TKey, T> write) => _writes.Add(write);

    public override IWritable Append()
    {
        source.Append(CollectionsMarshal.AsSpan(_writes));
        return source;
    }
}
