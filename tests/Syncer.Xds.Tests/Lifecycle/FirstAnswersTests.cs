// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds.Tests;

/// <summary>Many proxies that come at once, and know nothing.</summary>
public class FirstAnswersTests
{
    [Test]
    public async Task Take_turns()
    {
        var time = new ManualTime();
        using var answers = new FirstAnswers(time);
        var begun = new List<IDisposable>();
        for (var answer = 0; answer < FirstAnswers.AtOnce; answer++)
            begun.Add(await answers.BeginAsync(CancellationToken.None));

        var next = answers.BeginAsync(CancellationToken.None).AsTask();
        Assert.That(next.IsCompleted, Is.False);
        begun[0].Dispose();
        begun[0].Dispose();
        await next.WaitAsync(XdsTestStream.Patience);

        next = answers.BeginAsync(CancellationToken.None).AsTask();
        Assert.That(next.IsCompleted, Is.False);
        // Neither what is over nor what has taken too long frees a turn twice.
        time.Timers[0].Fire();
        Assert.That(next.IsCompleted, Is.False);
        time.Timers[1].Fire();
        await next.WaitAsync(XdsTestStream.Patience);
        begun[1].Dispose();

        using var left = new CancellationTokenSource();
        var late = answers.BeginAsync(left.Token).AsTask();
        Assert.That(late.IsCompleted, Is.False);
        await left.CancelAsync();
        Assert.That(() => late, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Do_not_wait_for_proxies_that_take_nothing()
    {
        var large = Enumerable.Range(0, 40).Select(i => Rows.Service($"s{i}", new string('x', 100_000))).ToArray();
        await using var host = await XdsTestHost.StartAsync(large);
        var stalled = Enumerable.Range(0, FirstAnswers.AtOnce).Select(_ => host.Open()).ToArray();
        foreach (var stream in stalled)
        {
            await stream.SubscribeAsync(XdsResourceType.Address, Rows.GatewayA);
            await stream.FirstResponseBegunAsync();
        }

        using var other = host.Open();
        await other.SubscribeAsync(XdsResourceType.Address, Rows.GatewayB);
        Assert.That((await other.ReceiveAsync()).Resources, Has.Count.EqualTo(large.Length));

        foreach (var stream in stalled)
        {
            Assert.That((await stream.ReceiveAsync()).Resources, Has.Count.EqualTo(large.Length));
            stream.Dispose();
        }
    }

    /// <summary>A clock whose timers go off when the test says so.</summary>
    private sealed class ManualTime : TimeProvider
    {
        public List<ManualTimer> Timers { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new ManualTimer(() => callback(state));
            Timers.Add(timer);
            return timer;
        }
    }

    private sealed class ManualTimer(Action callback) : ITimer
    {
        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
