// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Syncer.Xds.Tests;

/// <summary>What is measured of a change on its way.</summary>
public class ConvergenceTests
{
    [Test]
    public async Task Counts_from_the_arrival_of_a_change_to_its_acknowledgement()
    {
        await using var host = await XdsTestHost.StartAsync(Rows.Bind(Rows.GatewayA, "a"));
        using var stream = host.Open();
        await stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
        await stream.ReceiveAndAcknowledgeAsync();
        using var measured = new Measured(host);

        await host.CommitAsync(transaction =>
        {
            transaction.ArrivedAt = Stopwatch.GetTimestamp() - 100 * Stopwatch.Frequency;
            transaction.Set(host.Resources, Rows.Bind(Rows.GatewayA, "b"));
        });
        await stream.ReceiveAndAcknowledgeAsync();

        Assert.That(await measured.NextAsync("agentgateway.xds.queue.time"), Is.LessThan(50));
        Assert.That(await measured.NextAsync("agentgateway.xds.convergence"), Is.InRange(100, 150));
    }

    [Test]
    public async Task Counts_from_the_oldest_of_the_changes_that_a_response_tells_of()
    {
        var large = Enumerable.Range(0, 40).Select(i => Rows.Service($"s{i}", new string('x', 100_000))).ToArray();
        await using var host = await XdsTestHost.StartAsync(large);
        using var stream = host.Open();
        await stream.SubscribeAsync(XdsResourceType.Address, Rows.GatewayA);
        await stream.FirstResponseBegunAsync();
        using var measured = new Measured(host);

        // While the first response is not taken.
        foreach (var (name, age) in new[] { ("a", 200), ("b", 100) })
        {
            await host.CommitAsync(transaction =>
            {
                transaction.ArrivedAt = Stopwatch.GetTimestamp() - age * Stopwatch.Frequency;
                transaction.Set(host.Resources, Rows.Service(name));
            });
        }
        await stream.ReceiveAndAcknowledgeAsync();
        Assert.That((await stream.ReceiveAndAcknowledgeAsync()).Names(), Is.EqualTo(["default/a", "default/b"]));

        Assert.That(await measured.NextAsync("agentgateway.xds.convergence"), Is.InRange(200, 250));
    }

    /// <summary>What one server measures, in seconds.</summary>
    private sealed class Measured : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly Dictionary<string, double> _values = [];

        public Measured(XdsTestHost host)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, host.MeterFactory))
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<double>(
                (instrument, value, _, _) =>
                {
                    lock (_values)
                        _values[instrument.Name] = value;
                }
            );
            _listener.Start();
        }

        public async Task<double> NextAsync(string instrument)
        {
            using var deadline = new CancellationTokenSource(XdsTestStream.Patience);
            while (true)
            {
                lock (_values)
                {
                    if (_values.TryGetValue(instrument, out var value))
                        return value;
                }
                await Task.Delay(TimeSpan.FromMilliseconds(5), deadline.Token);
            }
        }

        public void Dispose() => _listener.Dispose();
    }
}
