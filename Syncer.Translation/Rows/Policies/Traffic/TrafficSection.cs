// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Routes.Filters;

namespace Syncer.Translation.Rows.Policies.Traffic;

/// <summary>How requests are treated.</summary>
public sealed record TrafficSection
{
    /// <summary><c>PreRouting</c> or <c>PostRouting</c>; null stands for <c>PostRouting</c>.</summary>
    public string? Phase { get; init; }

    public ExternalAuthPolicy? ExtAuth { get; init; }

    public ExternalProcessingPolicy? ExtProc { get; init; }

    public AuthorizationRules? Authorization { get; init; }

    public RateLimitPolicy? RateLimit { get; init; }

    public TransformationPolicy? Transformation { get; init; }

    public CsrfSettings? Csrf { get; init; }

    public CorsFilter? Cors { get; init; }

    public HeaderModifierPair? HeaderModifiers { get; init; }

    public HostRewriteSettings? HostRewrite { get; init; }

    public TimeoutSettings? Timeouts { get; init; }

    public RetrySettings? Retry { get; init; }

    public DelaySettings? Delay { get; init; }

    public DirectResponsePolicy? DirectResponse { get; init; }

    public BufferSettings? Buffer { get; init; }

    public JwtAuthentication? JwtAuthentication { get; init; }

    public ApiKeyAuthentication? ApiKeyAuthentication { get; init; }

    public BasicAuthentication? BasicAuthentication { get; init; }

    public sealed record HeaderModifierPair
    {
        public HeaderModifierFilter? Request { get; init; }

        public HeaderModifierFilter? Response { get; init; }
    }

    public sealed record CsrfSettings
    {
        public ValueList<string> AdditionalOrigins
        {
            get;
            init => field = value ?? [];
        } = [];
    }

    public sealed record HostRewriteSettings
    {
        /// <summary><c>Auto</c> or <c>None</c>.</summary>
        public string? Mode { get; init; }
    }

    public sealed record TimeoutSettings
    {
        /// <summary>A duration.</summary>
        public string? Request { get; init; }
    }

    public sealed record DelaySettings
    {
        /// <summary>A duration or CEL.</summary>
        public string Duration
        {
            get;
            init => field = value ?? "";
        } = "";
    }
}
