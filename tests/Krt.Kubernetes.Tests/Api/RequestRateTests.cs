// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Time.Testing;

namespace Krt.Kubernetes.Api;

public sealed class RequestRateTests
{
    [Test]
    public void Sends_a_burst_at_once_and_then_at_the_rate()
    {
        var time = new FakeTimeProvider();
        var rate = new RequestRate(10, 3, time);

        var requests = Enumerable.Range(0, 5).Select(_ => rate.WaitAsync(CancellationToken.None)).ToArray();

        Assert.That(Sent(requests), Is.EqualTo(3));
        time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.That(Sent(requests), Is.EqualTo(4));
        time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.That(Sent(requests), Is.EqualTo(5));
    }

    [Test]
    public void Saves_up_no_more_than_a_burst()
    {
        var time = new FakeTimeProvider();
        var rate = new RequestRate(10, 3, time);
        time.Advance(TimeSpan.FromHours(1));

        var requests = Enumerable.Range(0, 5).Select(_ => rate.WaitAsync(CancellationToken.None)).ToArray();

        Assert.That(Sent(requests), Is.EqualTo(3));
    }

    private static int Sent(Task[] requests) => requests.Count(request => request.IsCompletedSuccessfully);
}
