// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;

namespace Syncer.Xds;

/// <summary>The pauses between the connections of a proxy (spec xds-addresses 1.10).</summary>
internal sealed class ReconnectBackoff
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private TimeSpan _last = Shortest;

    public void OnResponse() => _last = Shortest;

    public TimeSpan PauseAfter(Status end)
    {
        if (end.StatusCode == StatusCode.OK)
            return TimeSpan.Zero;
        _last = IsPlanned(end) ? Shortest : TimeSpan.FromTicks(Math.Min(2 * _last.Ticks, Longest.Ticks));
        return _last;
    }

    private static bool IsPlanned(Status end) =>
        end.StatusCode switch
        {
            StatusCode.Cancelled or StatusCode.DeadlineExceeded => true,
            StatusCode.Unavailable => end.Detail.Contains("transport is closing", StringComparison.Ordinal)
                || end.Detail.Contains("received prior goaway", StringComparison.Ordinal),
            _ => false,
        };
}
