// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>What one worker has produced and read in the running batch. Kept from batch to batch.</summary>
internal sealed class TransformWorker<TKey, T>
{
    public TransformWorker(ReadTracker tracker, int number)
    {
        Reads = new ReadRecorder(tracker, number);
        Context = new TransformContext(Reads);
    }

    public List<T> Rows { get; } = [];

    public List<TKey> Keys { get; } = [];

    public ReadRecorder Reads { get; }

    public TransformContext Context { get; }

    public void Clear()
    {
        Rows.Clear();
        Keys.Clear();
        Reads.Clear();
        if (Rows.Capacity > 4096)
            Rows.Capacity = Keys.Capacity = 0;
    }
}
