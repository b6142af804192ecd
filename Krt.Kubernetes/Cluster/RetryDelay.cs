// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Cluster;

/// <summary>How long to wait after failures in a row: by chance, up to three times the wait before, within limits.</summary>
internal sealed class RetryDelay
{
    private readonly double _min;
    private readonly double _max;
    private double _last;

    public RetryDelay(TimeSpan min, TimeSpan max)
    {
        _min = min.TotalSeconds;
        _max = max.TotalSeconds;
        _last = _min;
    }

    /// <summary>The wait after one more failure.</summary>
    /// <param name="asked">The least that the server asks for.</param>
    public TimeSpan Next(TimeSpan? asked)
    {
        var highest = Math.Clamp(_last * 3, _min, _max);
        _last = _min + Random.Shared.NextDouble() * (highest - _min);
        var next = TimeSpan.FromSeconds(_last);
        return asked > next ? asked.Value : next;
    }

    /// <summary>Forgets the failures.</summary>
    public void Reset() => _last = _min;
}
