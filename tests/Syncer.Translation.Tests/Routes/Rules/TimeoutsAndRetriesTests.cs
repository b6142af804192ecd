// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.WellKnownTypes;
using Syncer.Protos.Resources;
using Syncer.Translation.Routes;
using Syncer.Translation.Routes.Rules;
using Timeout = Syncer.Protos.Resources.Timeout;

namespace Syncer.Translation.Tests.Routes.Rules;

public sealed class TimeoutsAndRetriesTests
{
    private static Timeout? Read(string? request, string? backendRequest)
    {
        var timeouts = new Translation.Rows.Routes.HttpRouteTimeouts
        {
            Request = request,
            BackendRequest = backendRequest,
        };
        Assert.That(TimeoutsAndRetries.TryRead(timeouts, out var policy, out _), Is.True);
        return policy;
    }

    [Test]
    public void Limits_both_when_both_are_given() =>
        Assert.That(
            Read("10s", "500ms"),
            Is.EqualTo(
                new Timeout
                {
                    Request = new Duration { Seconds = 10 },
                    BackendRequest = new Duration { Nanos = 500_000_000 },
                }
            )
        );

    [Test]
    public void Leaves_out_what_is_zero() =>
        Assert.That(Read("0s", "5s"), Is.EqualTo(new Timeout { BackendRequest = new Duration { Seconds = 5 } }));

    [TestCase("0s", "0h")]
    [TestCase("0s", null)]
    [TestCase(null, null)]
    public void Limits_nothing_when_nothing_is_left(string? request, string? backendRequest) =>
        Assert.That(Read(request, backendRequest), Is.Null);

    [Test]
    public void Refuses_what_is_no_duration()
    {
        var read = TimeoutsAndRetries.TryRead(
            new() { Request = "1s", BackendRequest = "soon" },
            out _,
            out var problem
        );

        Assert.That(read, Is.False);
        Assert.That(
            problem,
            Is.EqualTo(new RouteProblem("UnsupportedValue", "timeouts.backendRequest \"soon\" is not a duration"))
        );
    }

    [Test]
    public void Retries_as_asked()
    {
        var expected = new Retry
        {
            Attempts = 3,
            Backoff = new Duration { Nanos = 100_000_000 },
        };
        expected.RetryStatusCodes.AddRange([500, 503]);

        Assert.That(
            TimeoutsAndRetries.Read(
                new()
                {
                    Attempts = 3,
                    Codes = [500, 503],
                    Backoff = "100ms",
                }
            ),
            Is.EqualTo(expected)
        );
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void Does_not_retry_when_there_are_no_attempts(int attempts) =>
        Assert.That(TimeoutsAndRetries.Read(new() { Attempts = attempts, Codes = [500] }), Is.Null);

    [Test]
    public void Leaves_the_attempts_to_the_data_plane_when_they_are_not_given() =>
        Assert.That(TimeoutsAndRetries.Read(new() { Backoff = "soon" }), Is.EqualTo(new Retry()));

    [Test]
    public void Caps_the_attempts() =>
        Assert.That(TimeoutsAndRetries.Read(new() { Attempts = 1000 })!.Attempts, Is.EqualTo(255));
}
