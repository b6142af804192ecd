// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Rows.Policies;
using Syncer.Translation.Rows.Policies.Traffic;

namespace Syncer.Translation.Policies.Agentgateway;

/// <summary>
/// What an API server with the CustomResourceDefinition of today would not have stored (spec backends-policies 4.1). It is
/// reported; what can be made of the policy is.
/// </summary>
internal static class AgentgatewayPolicyRules
{
    public static void Check(ObjectTranslation translation, AgentgatewayPolicySpec spec)
    {
        if (spec is { Traffic: null, Frontend: null, Backend: null })
            translation.Report("spec", "one of traffic, frontend and backend is required");
        if (spec.TargetRefs.Count == 0 == (spec.TargetSelectors.Count == 0))
            translation.Report("spec", "exactly one of targetRefs and targetSelectors is required");
        if (spec.Strategy?.Inheritance is not null && spec is not { Traffic: not null, Frontend: null, Backend: null })
            translation.Report("spec.strategy.inheritance", "is for policies with traffic and nothing else");
        Target[] targets =
        [
            .. spec.TargetRefs.Select(target => new Target(
                new(target.Group, target.Kind),
                target.SectionName,
                target.Port
            )),
            .. spec.TargetSelectors.Select(target => new Target(
                new(target.Group, target.Kind),
                target.SectionName,
                target.Port
            )),
        ];
        if (targets.DistinctBy(target => target.Kind).Count() > 1)
            translation.Report("spec", "targets are of several kinds");
        CheckFrontend(translation, spec, targets);
        CheckTraffic(translation, spec.Traffic, targets);
        CheckBackend(translation, spec, targets);
    }

    private static void CheckFrontend(ObjectTranslation translation, AgentgatewayPolicySpec spec, Target[] targets)
    {
        if (
            targets.Any(target => target.Port is not null)
            && spec is not { Frontend: not null, Traffic: null, Backend: null }
        )
            translation.Report("spec", "port is for policies with frontend and nothing else");
        if (spec.Frontend is not { } frontend)
            return;
        if (targets.Any(target => target.Kind != ObjectKinds.Gateway))
            translation.Report("spec.frontend", "applies to Gateways only");
        var isOfPorts =
            frontend.Tcp is not null
            || frontend.NetworkAuthorization is not null
            || frontend.Tls is not null
            || frontend.Http is not null
            || frontend.ProxyProtocol is not null
            || frontend.Connect is not null;
        if (isOfPorts && targets.Any(target => target.HasSection))
        {
            const string settings = "tcp, networkAuthorization, tls, http, proxyProtocol and connect";
            translation.Report("spec.frontend", $"{settings} apply to Gateways and ports, not to single listeners");
        }
    }

    private static void CheckTraffic(ObjectTranslation translation, TrafficSection? traffic, Target[] targets)
    {
        if (traffic is null)
            return;
        if (targets.Any(target => target.Kind == ObjectKinds.Service || target.Kind == ObjectKinds.AgentgatewayBackend))
            translation.Report("spec.traffic", "does not apply to Services and AgentgatewayBackends");
        if (traffic.Phase != "PreRouting")
            return;
        if (targets.Any(target => target.Kind != ObjectKinds.Gateway && target.Kind != ObjectKinds.ListenerSet))
            translation.Report("spec.traffic.phase", "PreRouting is for Gateways and ListenerSets");
        var isOfRoutes =
            traffic.Buffer is not null
            || traffic.Csrf is not null
            || traffic.Delay is not null
            || traffic.DirectResponse is not null
            || traffic.HeaderModifiers is not null
            || traffic.HostRewrite is not null
            || traffic.RateLimit is not null
            || traffic.Retry is not null
            || traffic.Timeouts is not null;
        if (isOfRoutes)
        {
            const string settings =
                "extAuth, authorization, transformation, extProc, jwtAuthentication, basicAuthentication, "
                + "apiKeyAuthentication and cors";
            translation.Report("spec.traffic.phase", $"PreRouting is for {settings}");
        }
    }

    private static void CheckBackend(ObjectTranslation translation, AgentgatewayPolicySpec spec, Target[] targets)
    {
        if (spec.Traffic?.JwtAuthentication is not null && spec.Backend?.Mcp?.Authentication is not null)
        {
            const string field = "spec.backend.mcp.authentication";
            translation.Report(field, "is not to be combined with traffic.jwtAuthentication");
        }
        if (spec.Backend is not { } backend)
            return;
        if (
            (backend.Mcp is not null || backend.Ai is not null)
            && targets.Any(target => target.Kind == ObjectKinds.Service)
        )
            translation.Report("spec.backend", "mcp and ai do not apply to Services");
        if (
            backend.Mcp is not null
            && targets.Any(target => target.Kind == ObjectKinds.AgentgatewayBackend && target.HasSection)
        )
            translation.Report("spec.backend.mcp", "applies to whole AgentgatewayBackends only");
    }

    private readonly record struct Target(GroupKind Kind, string? SectionName, int? Port)
    {
        public bool HasSection => !string.IsNullOrEmpty(SectionName);
    }
}
