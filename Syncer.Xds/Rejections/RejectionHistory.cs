// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>The latest rejections, those that say the same of the same gateway once. May be used from any thread.</summary>
internal sealed class RejectionHistory
{
    private const int Capacity = 256;

    private readonly Lock _gate = new();
    private readonly LinkedList<RejectionRecord> _latest = [];
    private readonly Dictionary<object, LinkedListNode<RejectionRecord>> _byContent = [];

    /// <summary>The latest ones, the last first.</summary>
    public IReadOnlyList<RejectionRecord> Latest
    {
        get
        {
            lock (_gate)
                return [.. _latest];
        }
    }

    /// <summary>Takes note of a rejection; false when the same has been said before.</summary>
    public bool Record(XdsRejection rejection, DateTimeOffset now)
    {
        var content = (rejection.Gateway, rejection.TypeUrl, rejection.Message);
        lock (_gate)
        {
            if (_byContent.TryGetValue(content, out var known))
            {
                known.Value = known.Value with { Rejection = rejection, Last = now, Count = known.Value.Count + 1 };
                _latest.Remove(known);
                _latest.AddFirst(known);
                return false;
            }
            _byContent[content] = _latest.AddFirst(new RejectionRecord(rejection, now, now, 1));
            if (_latest.Count > Capacity)
            {
                var oldest = _latest.Last!.Value.Rejection;
                _byContent.Remove((oldest.Gateway, oldest.TypeUrl, oldest.Message));
                _latest.RemoveLast();
            }
            return true;
        }
    }
}
