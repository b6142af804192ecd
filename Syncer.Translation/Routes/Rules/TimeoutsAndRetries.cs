// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;
using Google.Protobuf.WellKnownTypes;
using Syncer.Protos.Resources;
using Syncer.Translation.Rows.Routes;
using Timeout = Syncer.Protos.Resources.Timeout;

namespace Syncer.Translation.Routes.Rules;

/// <summary>Timeouts and retries of HTTPRoute rules (spec gateways-routes 3.9.2).</summary>
internal static class TimeoutsAndRetries
{
    private const int MaxAttempts = byte.MaxValue;

    /// <summary>The timeouts, <see langword="null"/> when none is limited: zero switches a timeout off.</summary>
    public static bool TryRead(
        HttpRouteTimeouts? timeouts,
        out Timeout? policy,
        [NotNullWhen(false)] out RouteProblem? problem
    )
    {
        policy = null;
        if (
            !TryRead("timeouts.request", timeouts?.Request, out var request, out problem)
            || !TryRead("timeouts.backendRequest", timeouts?.BackendRequest, out var backendRequest, out problem)
        )
            return false;
        if (request is not null || backendRequest is not null)
            policy = new() { Request = request, BackendRequest = backendRequest };
        return true;
    }

    /// <summary>The retries, <see langword="null"/> when there are to be none. A backoff that is no duration is left out.</summary>
    public static Retry? Read(HttpRouteRetry? retry)
    {
        if (retry is null or { Attempts: <= 0 })
            return null;
        var policy = new Retry { Attempts = Math.Min(retry.Attempts ?? 0, MaxAttempts) };
        policy.RetryStatusCodes.AddRange(retry.Codes);
        if (retry.Backoff is { } backoff && GepDuration.TryParse(backoff, out var duration))
            policy.Backoff = duration;
        return policy;
    }

    private static bool TryRead(
        string field,
        string? text,
        out Duration? duration,
        [NotNullWhen(false)] out RouteProblem? problem
    )
    {
        duration = null;
        problem = null;
        if (string.IsNullOrEmpty(text))
            return true;
        if (!GepDuration.TryParse(text, out var parsed))
        {
            problem = new(RouteReasons.UnsupportedValue, $"{field} \"{text}\" is not a duration");
            return false;
        }
        if (parsed is not { Seconds: 0, Nanos: 0 })
            duration = parsed;
        return true;
    }
}
