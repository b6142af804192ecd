// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// The rows that outside readers see: one immutable root per collection they have read, swapped all at once.
internal sealed partial class Propagator
{
    private readonly Stack<int> _freeRoots = new();
    private object?[] _roots = [];
    private bool _rootsAreShared;
    private int _rootCount;
    private volatile Publication _published = new(0, [], 0);

    public Publication Published => _published;

    public int AddRoot(object root)
    {
        var index = _freeRoots.TryPop(out var free) ? free : _roots.Length;
        OwnRoots(Math.Max(_roots.Length, index + 1));
        _roots[index] = root;
        _rootCount++;
        return index;
    }

    public void SetRoot(int index, object root)
    {
        OwnRoots(_roots.Length);
        _roots[index] = root;
    }

    public void RemoveRoot(int index)
    {
        OwnRoots(_roots.Length);
        _roots[index] = null;
        _rootCount--;
        _freeRoots.Push(index);
    }

    public Snapshot TakeSnapshot()
    {
        TransformContext.ThrowIfRunning("a snapshot");
        var published = _published;
        return published.RootCount == Interlocked.Read(ref _created)
            ? new Snapshot(published)
            : Ask(() =>
            {
                foreach (var node in _nodes.Values)
                {
                    if (!node.IsDisposed)
                        node.Expose();
                }
                return new Snapshot(new Publication(_published.Epoch, [.. _roots], _rootCount));
            });
    }

    private void PublishRoots(long number)
    {
        _published = new Publication(number, _roots, _rootCount);
        _rootsAreShared = true;
    }

    // A published array is never written again.
    private void OwnRoots(int length)
    {
        if (!_rootsAreShared && _roots.Length == length)
            return;
        Array.Resize(ref _roots, length);
        if (_rootsAreShared)
            _roots = [.. _roots];
        _rootsAreShared = false;
    }
}
