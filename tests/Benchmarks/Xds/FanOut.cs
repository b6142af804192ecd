// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Xds;

/// <summary>Makes one change after the other and looks at whom each reached, when, and at what cost.</summary>
internal sealed class FanOut(FleetProcess fleet)
{
    private const int Edits = 20;

    private readonly List<(long Reached, double Last, double Middle, double Server, double Proxies)> _edits = [];

    public async Task RunAsync(Action<int> edit, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= Edits; number++)
        {
            await fleet.AskAsync("count", cancellationToken);
            var (serverTime, proxiesTime) = (Environment.CpuUsage.TotalTime, fleet.ProcessorTime);
            var start = Stopwatch.GetTimestamp();
            edit(number);
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, cancellationToken);
            var (reached, last, middle) = await fleet.AskAsync("count", cancellationToken);
            _edits.Add(
                (
                    reached,
                    Stopwatch.GetElapsedTime(start, last).TotalMilliseconds,
                    Stopwatch.GetElapsedTime(start, middle).TotalMilliseconds,
                    (Environment.CpuUsage.TotalTime - serverTime).TotalMilliseconds,
                    (fleet.ProcessorTime - proxiesTime).TotalMilliseconds
                )
            );
        }
    }

    /// <summary>Whether every change reached this many proxies.</summary>
    public bool Reached(int proxies) => _edits.All(edit => edit.Reached == proxies);

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"reached {_edits.Min(edit => edit.Reached)} to {_edits.Max(edit => edit.Reached)}\tthe last after {Durations.Describe(_edits.Select(edit => edit.Last))}\thalf of them after {Durations.Describe(_edits.Select(edit => edit.Middle))}\tprocessor time in the mean {_edits.Average(edit => edit.Server):0.0} ms here, {_edits.Average(edit => edit.Proxies):0.0} ms of the proxies"
        );
}
