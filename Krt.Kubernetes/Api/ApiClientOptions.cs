// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Api;

/// <summary>How an <see cref="ApiClient"/> behaves towards the server.</summary>
public sealed record ApiClientOptions
{
    /// <summary>How the client introduces itself.</summary>
    /// <value>The default is <c>krt-syncer/VERSION</c>.</value>
    public string UserAgent { get; init; } =
        $"krt-syncer/{typeof(ApiClientOptions).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>How many requests a second are sent in the long run; further ones wait.</summary>
    /// <value>The default is 500.</value>
    public double QueriesPerSecond { get; init; } = 500;

    /// <summary>How many requests may be sent at once after a quiet time.</summary>
    /// <value>The default is 1000.</value>
    public int Burst { get; init; } = 1000;

    /// <summary>How long to wait for a whole response, and in streams for its beginning.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection with open requests may be silent before the server is asked for a sign of life.</summary>
    /// <value>The default is 15 seconds; the server has as long to answer.</value>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The user that requests are made as, in no group but those every user is in; the credentials must allow it.</summary>
    /// <value>The default is nobody else.</value>
    public string? ImpersonateUser { get; init; }

    /// <summary>The clock.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
