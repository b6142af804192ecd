// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Policies;
using Syncer.Translation.Rows.Policies.Backends;
using Syncer.Translation.Rows.Policies.Traffic;

namespace Syncer.Translation.Policies.Agentgateway;

/// <summary>
/// The defaults that an API server fills in from the schema and that mean something else where they are missing: the wire
/// has other ones.
/// </summary>
internal static class AgentgatewayPolicyDefaults
{
    private const string Strict = "Strict";

    // The value of the schema, which clients see.
    private const string RejectionMessage = "The request was rejected due to inappropriate content";

    /// <summary>The policy as an API server would store it.</summary>
    public static AgentgatewayPolicy FillIn(AgentgatewayPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy with
        {
            Spec = policy.Spec with
            {
                Traffic = policy.Spec.Traffic is { } traffic ? FillIn(traffic) : null,
                Backend = policy.Spec.Backend is { } backend ? FillIn(backend) : null,
            },
        };
    }

    /// <summary>The section as an API server would store it, in whichever object.</summary>
    public static BackendPolicySection FillIn(BackendPolicySection section) =>
        section with
        {
            Health = FillIn(section.Health),
            Ai = section.Ai is { } ai ? FillIn(ai) : null,
        };

    /// <summary>The settings as an API server would store them, in whichever object.</summary>
    public static HealthSettings? FillIn(HealthSettings? health) =>
        health is { Eviction: { Duration: null } eviction }
            ? health with
            {
                Eviction = eviction with { Duration = "3s" },
            }
            : health;

    /// <summary>The guards as an API server would store them, in whichever object.</summary>
    public static PromptGuards? FillIn(PromptGuards? guards) =>
        guards is null ? null : guards with { Request = FillIn(guards.Request), Response = FillIn(guards.Response) };

    private static TrafficSection FillIn(TrafficSection section) =>
        section with
        {
            JwtAuthentication = section.JwtAuthentication is { Mode: null } jwt
                ? jwt with
                {
                    Mode = Strict,
                }
                : section.JwtAuthentication,
            ExtProc = section.ExtProc is { } processing ? FillIn(processing) : null,
        };

    private static ExternalProcessingPolicy FillIn(ExternalProcessingPolicy policy) =>
        policy with
        {
            ProcessingOptions = policy.ProcessingOptions is { } modes
                ? modes with
                {
                    RequestHeaderMode = modes.RequestHeaderMode ?? "Send",
                    ResponseHeaderMode = modes.ResponseHeaderMode ?? "Send",
                    RequestTrailerMode = modes.RequestTrailerMode ?? "Send",
                    ResponseTrailerMode = modes.ResponseTrailerMode ?? "Send",
                }
                : null,
            Conditional = [.. policy.Conditional.Select(entry => entry with { Policy = FillIn(entry.Policy) })],
        };

    private static AiSettings FillIn(AiSettings settings) =>
        settings with
        {
            PromptCaching = settings.PromptCaching is { } caching
                ? caching with
                {
                    CacheSystem = caching.CacheSystem ?? true,
                    CacheMessages = caching.CacheMessages ?? true,
                    MinTokens = caching.MinTokens ?? 1024,
                }
                : null,
            PromptGuard = FillIn(settings.PromptGuard),
        };

    private static ValueList<PromptGuard> FillIn(ValueList<PromptGuard> guards) =>
        [
            .. guards.Select(guard =>
                guard with
                {
                    Regex = guard.Regex is { Action: null } regex ? regex with { Action = "Mask" } : guard.Regex,
                    Response = guard.Response is { } rejection
                        ? rejection with
                        {
                            Message = rejection.Message ?? RejectionMessage,
                            StatusCode = rejection.StatusCode ?? 403,
                        }
                        : null,
                }
            ),
        ];
}
