// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Api;

namespace Syncer.Host.Jwks;

/// <summary>Limits of fetching a key set (spec backends-policies JW-9).</summary>
internal sealed record JwksClientOptions
{
    /// <summary>How long connecting may take, TLS and proxies included.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long it all may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest response, in bytes.</summary>
    public int MaxBytes { get; init; } = 1 << 20;

    public string UserAgent { get; init; } = new ApiClientOptions().UserAgent;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
