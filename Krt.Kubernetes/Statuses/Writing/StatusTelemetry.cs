// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.Metrics;

namespace Krt.Kubernetes.Statuses.Writing;

/// <summary>What a writer measures, in the meter <c>Krt.Kubernetes</c>.</summary>
internal sealed class StatusTelemetry : IDisposable
{
    private const string Name = "Krt.Kubernetes";

    private readonly Meter _meter;
    private readonly bool _ownsMeter;
    private readonly Counter<long> _writes;
    private volatile StatusQueue? _queue;

    public StatusTelemetry(IMeterFactory? factory)
    {
        _ownsMeter = factory is null;
        _meter = factory?.Create(new MeterOptions(Name)) ?? new Meter(Name);
        _writes = _meter.CreateCounter<long>("krt.status.writes", "{write}", "Attempts to write a status");
        _meter.CreateObservableGauge(
            "krt.status.pending",
            () => _queue?.Pending ?? 0,
            "{object}",
            "Objects whose status is to be compared or written"
        );
    }

    /// <summary>The queue whose length is measured.</summary>
    public StatusQueue? Queue
    {
        set => _queue = value;
    }

    public void Count(KubernetesKind kind, string result) =>
        _writes.Add(1, new("k8s.kind", kind.Kind), new("result", result));

    public void Dispose()
    {
        if (_ownsMeter)
            _meter.Dispose();
    }
}
