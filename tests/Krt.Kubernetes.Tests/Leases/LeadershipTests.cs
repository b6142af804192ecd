// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Time.Testing;

namespace Krt.Kubernetes.Leases;

public sealed class LeadershipTests
{
    [Test]
    public void Is_held_until_the_deadline_after_the_last_renewal()
    {
        var time = new FakeTimeProvider();
        var leadership = new Leadership(time, TimeSpan.FromSeconds(10), time.GetTimestamp());
        time.Advance(TimeSpan.FromSeconds(9));
        var sentAt = time.GetTimestamp();
        time.Advance(TimeSpan.FromSeconds(0.5));
        leadership.Extend(sentAt);
        time.Advance(TimeSpan.FromSeconds(9.4));
        Assert.That(leadership.IsHeld, Is.True);

        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.That(leadership.IsHeld, Is.False);
    }

    [Test]
    public void Is_not_held_after_its_end()
    {
        var time = new FakeTimeProvider();
        var leadership = new Leadership(time, TimeSpan.FromSeconds(10), time.GetTimestamp());
        leadership.End();
        Assert.That(leadership.IsHeld, Is.False);
    }
}
