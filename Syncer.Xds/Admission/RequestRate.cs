// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>Counts the requests of a stream in windows of a second. Used by its reading task only.</summary>
internal sealed class RequestRate(int requestsPerSecond, TimeProvider time)
{
    private long _windowStart = time.GetTimestamp();
    private int _count;

    /// <summary>Counts a request; false when there are too many.</summary>
    public bool TryCount()
    {
        if (requestsPerSecond == 0)
            return true;
        var now = time.GetTimestamp();
        if (time.GetElapsedTime(_windowStart, now) >= TimeSpan.FromSeconds(1))
            (_windowStart, _count) = (now, 0);
        return ++_count <= requestsPerSecond;
    }
}
