// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Policies;
using Syncer.Translation.Rows.Routes.Filters;
using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Kgateway.Policies;

/// <summary>The desired state of a <see cref="KgatewayTrafficPolicy"/>.</summary>
public sealed record KgatewayTrafficPolicySpec
{
    public ValueList<PolicyTargetReference> TargetRefs
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<PolicyTargetSelector> TargetSelectors
    {
        get;
        init => field = value ?? [];
    } = [];

    public KgatewayAiPolicy? Ai { get; init; }

    public KgatewayTransformation? Transformation { get; init; }

    public KgatewayExtAuth? ExtAuth { get; init; }

    public KgatewayExtProc? ExtProc { get; init; }

    public KgatewayRateLimit? RateLimit { get; init; }

    public AuthorizationRules? Rbac { get; init; }

    public CsrfPolicy? Csrf { get; init; }

    public CorsPolicy? Cors { get; init; }

    public HeaderModifierPair? HeaderModifiers { get; init; }

    public bool? AutoHostRewrite { get; init; }

    public BufferPolicy? Buffer { get; init; }

    public TimeoutPolicy? Timeouts { get; init; }

    public RetryPolicy? Retry { get; init; }

    public ExtensionPolicy? Jwt { get; init; }

    /// <summary>Another spelling of <see cref="Jwt"/>.</summary>
    public ExtensionPolicy? JwtAuth { get; init; }

    public KgatewayApiKeyAuth? ApiKeyAuth { get; init; }

    /// <summary>Another spelling of <see cref="ApiKeyAuth"/>.</summary>
    public KgatewayApiKeyAuth? ApiKey { get; init; }

    public KgatewayBasicAuth? BasicAuth { get; init; }

    /// <summary>Not supported.</summary>
    public JsonText? HashPolicies { get; init; }

    /// <summary>Not supported.</summary>
    public JsonText? UrlRewrite { get; init; }

    /// <summary>Not supported.</summary>
    public JsonText? Oauth2 { get; init; }

    /// <summary>Not supported.</summary>
    public JsonText? Acl { get; init; }

    /// <summary>Not supported.</summary>
    public JsonText? FaultInjection { get; init; }

    /// <summary>Not supported.</summary>
    public JsonText? Compression { get; init; }

    /// <summary>Not supported.</summary>
    public JsonText? InternalRedirect { get; init; }

    /// <summary>Not supported.</summary>
    public JsonText? Tracing { get; init; }

    /// <summary>Not supported.</summary>
    public JsonText? StatPrefix { get; init; }

    public sealed record CsrfPolicy
    {
        /// <summary>Not supported.</summary>
        public JsonText? PercentageEnabled { get; init; }

        /// <summary>Not supported.</summary>
        public JsonText? PercentageShadowed { get; init; }

        public ValueList<StringMatcher> AdditionalOrigins
        {
            get;
            init => field = value ?? [];
        } = [];
    }

    public sealed record StringMatcher
    {
        public string? Exact { get; init; }

        public string? Prefix { get; init; }

        public string? Suffix { get; init; }

        public string? Contains { get; init; }

        public string? SafeRegex { get; init; }
    }

    public sealed record HeaderModifierPair
    {
        public HeaderModifierFilter? Request { get; init; }

        public HeaderModifierFilter? Response { get; init; }
    }

    public sealed record CorsPolicy : CorsFilter
    {
        public EmptyObject? Disable { get; init; }
    }

    public sealed record BufferPolicy
    {
        public Quantity? MaxRequestSize { get; init; }

        public EmptyObject? Disable { get; init; }
    }

    public sealed record TimeoutPolicy
    {
        /// <summary>A duration.</summary>
        public string? Request { get; init; }

        /// <summary>A duration.</summary>
        public string? StreamIdle { get; init; }
    }

    public sealed record RetryPolicy
    {
        /// <summary>For example <c>5xx</c>.</summary>
        public ValueList<string> RetryOn
        {
            get;
            init => field = value ?? [];
        } = [];

        public int? Attempts { get; init; }

        /// <summary>A duration.</summary>
        public string? PerTryTimeout { get; init; }

        public ValueList<int> StatusCodes
        {
            get;
            init => field = value ?? [];
        } = [];

        /// <summary>A duration.</summary>
        public string? BackoffBaseInterval { get; init; }
    }

    public sealed record ExtensionPolicy
    {
        public ExtensionReference? ExtensionRef { get; init; }

        public EmptyObject? Disable { get; init; }
    }

    public sealed record ExtensionReference
    {
        public string Name
        {
            get;
            init => field = value ?? "";
        } = "";

        /// <summary>Null stands for the namespace of the policy.</summary>
        public string? Namespace { get; init; }
    }
}
