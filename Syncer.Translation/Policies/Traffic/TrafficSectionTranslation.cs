// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Routes.Filters;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Policies;
using Syncer.Translation.Rows.Policies.Traffic;
using PolicyPhase = Syncer.Protos.Resources.TrafficPolicySpec.Types.PolicyPhase;

namespace Syncer.Translation.Policies.Traffic;

/// <summary>How requests are treated (spec backends-policies 4.7).</summary>
internal sealed class TrafficSectionTranslation
{
    private readonly ObjectTranslation _translation;
    private readonly string _field;
    private readonly TrafficSection _section;
    private readonly List<TranslatedTrafficPolicy> _policies = [];

    private TrafficSectionTranslation(ObjectTranslation translation, string field, TrafficSection section)
    {
        _translation = translation;
        _field = field;
        _section = section;
    }

    private PolicyPhase Phase => _section.Phase == "PreRouting" ? PolicyPhase.Gateway : PolicyPhase.Route;

    /// <summary>The policies of a section, in the order of the specification.</summary>
    /// <param name="translation">The object that holds the section.</param>
    /// <param name="keys">Where API keys are found by label.</param>
    /// <param name="field">The path of the section, for example <c>spec.traffic</c>.</param>
    /// <param name="section">The section.</param>
    public static IReadOnlyList<TranslatedTrafficPolicy> Translate(
        ObjectTranslation translation,
        LabeledCredentials keys,
        string field,
        TrafficSection section
    )
    {
        var run = new TrafficSectionTranslation(translation, field, section);
        run.AddProtections();
        run.AddModifications();
        run.AddRouting();
        run.AddAuthentication(keys);
        return run._policies;
    }

    private void AddProtections()
    {
        if (_section.ExtAuth is { } extAuth)
        {
            Add(
                ":extauth",
                $"{_field}.extAuth",
                extAuth,
                extAuth.Conditional,
                (field, policy) => new() { ExtAuthz = ExternalAuthTranslation.Translate(_translation, field, policy) }
            );
        }
        if (_section.ExtProc is { } extProc)
        {
            Add(
                ":extproc",
                $"{_field}.extProc",
                extProc,
                extProc.Conditional,
                (field, policy) =>
                    new() { ExtProc = ExternalProcessingTranslation.Translate(_translation, field, policy) }
            );
        }
        if (
            _section.Authorization is { } rules
            && AuthorizationTranslation.HasRules(_translation, $"{_field}.authorization", rules)
        )
        {
            var message = new TrafficPolicySpec.Types.RBAC();
            new AuthorizationTranslation(message.Allow, message.Deny, message.Require).Add(
                _translation,
                $"{_field}.authorization",
                rules
            );
            Add(":rbac", new() { Phase = Phase, Authorization = message });
        }
        if (_section.RateLimit is { } limits)
        {
            // Conditions of each half are evaluated by themselves: the data plane knows two kinds of limits (TR-C4).
            Add(
                ":rl-local",
                $"{_field}.rateLimit",
                limits,
                limits.Conditional,
                (field, policy) =>
                    RateLimitTranslation.Local(_translation, $"{field}.local", policy.Local) is { } limit
                        ? new() { LocalRateLimit = limit }
                        : null
            );
            Add(
                ":rl-global",
                $"{_field}.rateLimit",
                limits,
                limits.Conditional,
                (field, policy) =>
                    policy.Global is { } global
                        ? new()
                        {
                            RemoteRateLimit = RateLimitTranslation.Global(_translation, $"{field}.global", global),
                        }
                        : null
            );
        }
    }

    private void AddModifications()
    {
        if (_section.Transformation is { } transformation)
        {
            Add(
                ":transformation",
                $"{_field}.transformation",
                transformation,
                transformation.Conditional,
                (field, policy) =>
                    TransformationTranslation.Translate(_translation, field, policy) is { } message
                    && (message.Request is not null || message.Response is not null)
                        ? new() { Transformation = message }
                        : null
            );
        }
        if (_section.Csrf is { } csrf)
        {
            var message = new TrafficPolicySpec.Types.CSRF();
            message.AdditionalOrigins.AddRange(csrf.AdditionalOrigins);
            Add(":csrf", new() { Csrf = message });
        }
        if (_section.Cors is { } cors)
        {
            var values = HeaderFields.Usable(_translation, $"{_field}.cors", cors);
            Add(":cors", new() { Phase = Phase, Cors = CrossOriginSharing.Translate(values) });
        }
        if (_section.HeaderModifiers?.Request is { } request)
        {
            var values = HeaderFields.Usable(_translation, $"{_field}.headerModifiers.request", request);
            Add(":header-modifier", new() { RequestHeaderModifier = HeaderModification.Merge(null, values) });
        }
        if (_section.HeaderModifiers?.Response is { } response)
        {
            var values = HeaderFields.Usable(_translation, $"{_field}.headerModifiers.response", response);
            Add(":resp-header-modifier", new() { ResponseHeaderModifier = HeaderModification.Merge(null, values) });
        }
    }

    private void AddRouting()
    {
        if (_section.HostRewrite is { } rewrite)
        {
            var mode =
                rewrite.Mode == "Auto"
                    ? TrafficPolicySpec.Types.HostRewrite.Types.Mode.Auto
                    : TrafficPolicySpec.Types.HostRewrite.Types.Mode.None;
            Add(":hostname-rewrite", new() { HostRewrite = new() { Mode = mode } });
        }
        if (_section.Timeouts is { } timeouts)
        {
            if (timeouts.Request is null)
                _translation.Report($"{_field}.timeouts.request", "is required");
            else if (_translation.ReadDuration($"{_field}.timeouts.request", timeouts.Request) is { } duration)
                Add(":timeout", new() { Timeout = new() { Request = duration } });
        }
        if (_section.Retry is { } retry)
            Add(":retry", new() { Retry = ResponseTranslation.Retry(_translation, $"{_field}.retry", retry) });
        if (_section.Delay is { } delay)
        {
            var problems = _translation.Problems.Count;
            var text = _translation.ReadDurationExpression($"{_field}.delay.duration", delay.Duration);
            if (_translation.Problems.Count == problems)
                Add(":delay", new() { Delay = new() { Duration = text } });
        }
        if (_section.DirectResponse is { } answer)
        {
            Add(
                ":direct-response",
                $"{_field}.directResponse",
                answer,
                answer.Conditional,
                (field, policy) =>
                    ResponseTranslation.DirectResponse(_translation, field, policy) is { } message
                        ? new() { DirectResponse = message }
                        : null
            );
        }
        if (_section.Buffer is { } buffer)
            Add(":buffer", new() { Buffer = ResponseTranslation.Buffer(_translation, $"{_field}.buffer", buffer) });
    }

    private void AddAuthentication(LabeledCredentials keys)
    {
        if (_section.JwtAuthentication is { } jwt)
        {
            var message = JwtTranslation.Translate(_translation, $"{_field}.jwtAuthentication", jwt);
            Add(":jwt", new() { Phase = Phase, Jwt = message });
        }
        if (_section.ApiKeyAuthentication is { } apiKeys)
        {
            var message = ApiKeyTranslation.Translate(_translation, keys, $"{_field}.apiKeyAuthentication", apiKeys);
            Add(":apikeyauth", new() { Phase = Phase, ApiKeyAuth = message });
        }
        if (_section.BasicAuthentication is { } basic)
        {
            var message = BasicAuthTranslation.Translate(_translation, $"{_field}.basicAuthentication", basic);
            Add(":basicauth", new() { Phase = Phase, BasicAuth = message });
        }
    }

    private void Add(string keySuffix, TrafficPolicySpec spec) =>
        _policies.Add(new(keySuffix, new() { Traffic = spec }));

    /// <summary>Adds a policy of a kind that can be conditional (TR-C1 to TR-C5), unless nothing is left of it.</summary>
    private void Add<T>(
        string keySuffix,
        string field,
        T policy,
        ValueList<ConditionalEntry<T>> conditional,
        Func<string, T, TrafficPolicySpec?> translate
    )
        where T : class, new()
    {
        if (conditional.Count == 0)
        {
            if (translate(field, policy) is { } spec)
            {
                spec.Phase = Phase;
                Add(keySuffix, spec);
            }
            return;
        }
        var policies = new ConditionalPolicies();
        for (var i = 0; i < conditional.Count; i++)
        {
            var entry = conditional[i];
            if (translate($"{field}.conditional[{i}].policy", entry.Policy) is not { } spec)
                continue;
            spec.Phase = Phase;
            var translated = new ConditionalPolicy { Traffic = spec };
            if (entry.Condition is { } condition)
                translated.Condition = _translation.CheckCel($"{field}.conditional[{i}].condition", condition);
            policies.Policies.Add(translated);
        }
        if (policies.Policies.Count > 0)
            _policies.Add(new(keySuffix, new() { Conditional = policies }));
    }
}
