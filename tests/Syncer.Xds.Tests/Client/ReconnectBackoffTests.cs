// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;

namespace Syncer.Xds.Tests;

public class ReconnectBackoffTests
{
    private static readonly Status Unplanned = new(StatusCode.Unavailable, "connection refused");

    private readonly ReconnectBackoff _backoff = new();

    [TestCase(StatusCode.Cancelled, "")]
    [TestCase(StatusCode.DeadlineExceeded, "")]
    [TestCase(StatusCode.Unavailable, "transport is closing")]
    [TestCase(StatusCode.Unavailable, "error: received prior goaway: code: NO_ERROR")]
    public void Is_short_after_a_planned_end(StatusCode code, string detail)
    {
        _backoff.PauseAfter(Unplanned);

        Assert.That(_backoff.PauseAfter(new Status(code, detail)).TotalMilliseconds, Is.EqualTo(10));
    }

    [Test]
    public void Doubles_up_to_fifteen_seconds_after_other_ends()
    {
        var pauses = Enumerable.Range(0, 12).Select(_ => _backoff.PauseAfter(Unplanned).TotalMilliseconds);

        Assert.That(pauses, Is.EqualTo([20, 40, 80, 160, 320, 640, 1280, 2560, 5120, 10240, 15000, 15000]));
    }

    [Test]
    public void Starts_again_after_a_response()
    {
        _backoff.PauseAfter(Unplanned);
        _backoff.PauseAfter(Unplanned);

        _backoff.OnResponse();

        Assert.That(_backoff.PauseAfter(Unplanned).TotalMilliseconds, Is.EqualTo(20));
    }

    [Test]
    public void Is_none_after_ok() =>
        Assert.That(_backoff.PauseAfter(Status.DefaultSuccess), Is.EqualTo(TimeSpan.Zero));
}
