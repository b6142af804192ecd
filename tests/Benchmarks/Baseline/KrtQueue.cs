// SPDX-License-Identifier: Apache-2.0

namespace Benchmarks.Baseline;

/// <summary>Unbounded work of one collection or handler, done one after the other; a goroutine there, a pool thread here.</summary>
internal sealed class KrtQueue(KrtRuntime runtime) : IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly Queue<Action> _tasks = new();
    private bool _isDraining;

    public void Push(Action task)
    {
        runtime.Begin();
        lock (_gate)
        {
            _tasks.Enqueue(task);
            if (_isDraining)
                return;
            _isDraining = true;
        }
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public void Execute()
    {
        while (TryTake(out var task))
        {
            task();
            runtime.End();
        }
    }

    private bool TryTake(out Action task)
    {
        lock (_gate)
        {
            _isDraining = _tasks.TryDequeue(out task!);
            return _isDraining;
        }
    }
}
