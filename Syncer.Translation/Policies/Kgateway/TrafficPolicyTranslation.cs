// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Policies.Traffic;
using Syncer.Translation.Rows.Kgateway.Policies;
using Syncer.Translation.Rows.Policies;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types;
using TransformationPolicy = Syncer.Translation.Rows.Policies.TransformationPolicy;

namespace Syncer.Translation.Policies.Kgateway;

/// <summary>The settings of a TrafficPolicy, for any target, in the form of today's data plane (spec backends-policies 3.12).</summary>
internal sealed class TrafficPolicyTranslation(
    ObjectTranslation translation,
    IKrtCollection<NamespacedName, GatewayExtension> extensions,
    LabeledCredentials credentials
)
{
    private readonly List<PolicyDraft> _drafts = [];

    /// <summary>The settings in the order of the specification (PS-15), then those that are an extension (PS-3).</summary>
    public IReadOnlyList<PolicyDraft> Translate(KgatewayTrafficPolicySpec spec)
    {
        var lookup = new ExtensionLookup(translation, extensions);
        if (spec.ExtAuth is { } extAuth)
        {
            if (KgatewayExtAuthTranslation.Translate(translation, lookup, "spec.extAuth", extAuth) is { } message)
                Add(":extauth", new TrafficPolicySpec { ExtAuthz = message });
        }
        if (spec.Rbac is { } rules)
            AddRules("spec.rbac", rules);
        if (spec.Ai is { } ai)
        {
            var message = KgatewayAiTranslation.Translate(translation, "spec.ai", ai);
            Add(":ai", new BackendPolicySpec { Ai = message }, PolicyScope.AllTargets);
        }
        if (spec.RateLimit is { } limits)
            AddLimits(lookup, "spec.rateLimit", limits);
        if (spec.Transformation is { } transformation)
            AddTransformation("spec.transformation", transformation);
        if (spec.Csrf is { } csrf)
            AddOrigins("spec.csrf", csrf);
        if (!translation.Services.Settings.StrictTrafficPolicies)
        {
            foreach (var (suffix, message) in TrafficPolicyExtensions.Translate(translation, lookup, credentials, spec))
                Add(suffix, message);
        }
        else
            TrafficPolicyExtensions.ReportAll(translation, spec);
        return _drafts;
    }

    private void AddRules(string field, AuthorizationRules rules)
    {
        if (!AuthorizationTranslation.HasRules(translation, field, rules))
            return;
        var requests = new RBAC();
        new AuthorizationTranslation(requests.Allow, requests.Deny, requests.Require).Add(translation, field, rules);
        Add(":rbac", new TrafficPolicySpec { Authorization = requests });
        var tools = new BackendPolicySpec.Types.McpAuthorization();
        new AuthorizationTranslation(tools.Allow, tools.Deny, tools.Require).Add(translation, field, rules);
        Add(":rbac", new BackendPolicySpec { McpAuthorization = tools }, PolicyScope.Backends);
    }

    private void AddLimits(ExtensionLookup lookup, string field, KgatewayRateLimit limits)
    {
        if (limits.Local is { } local)
        {
            if (KgatewayRateLimitTranslation.Local(translation, $"{field}.local", local) is { } message)
                Add(":rl-local", new TrafficPolicySpec { LocalRateLimit = message });
        }
        if (limits.Global is { } global)
        {
            if (KgatewayRateLimitTranslation.Global(translation, lookup, $"{field}.global", global) is { } message)
                Add(":rl-global", new TrafficPolicySpec { RemoteRateLimit = message });
        }
    }

    private void AddTransformation(string field, KgatewayTransformation transformation)
    {
        var message = TransformationTranslation.Translate(
            translation,
            field,
            new TransformationPolicy
            {
                Request = Direction($"{field}.request", transformation.Request),
                Response = Direction($"{field}.response", transformation.Response),
            }
        );
        if (message.Request is not null || message.Response is not null)
            Add(":transformation", new TrafficPolicySpec { Transformation = message });
    }

    private TransformationPolicy.Message? Direction(string field, KgatewayTransformation.Message? message)
    {
        if (message is null)
            return null;
        if (message.Body?.ParseAs is not null)
            translation.Report($"{field}.body.parseAs", "is not supported");
        if (message.DynamicMetadata is not null)
            translation.Report($"{field}.dynamicMetadata", "is not supported");
        return new()
        {
            Set = message.Set,
            Add = message.Add,
            Remove = message.Remove,
            Body = message.Body?.Value,
        };
    }

    private void AddOrigins(string field, KgatewayTrafficPolicySpec.CsrfPolicy csrf)
    {
        if (csrf.PercentageEnabled is not null || csrf.PercentageShadowed is not null)
        {
            translation.Report(field, "percentageEnabled and percentageShadowed are not supported");
            return;
        }
        if (csrf.AdditionalOrigins.Any(origin => origin.Exact is null))
        {
            translation.Report($"{field}.additionalOrigins", "origins have to be exact");
            return;
        }
        var message = new CSRF();
        message.AdditionalOrigins.AddRange(csrf.AdditionalOrigins.Select(origin => origin.Exact!));
        Add(":csrf", new TrafficPolicySpec { Csrf = message });
    }

    private void Add(string suffix, TrafficPolicySpec message) =>
        Add(suffix, new Policy { Traffic = message }, PolicyScope.OtherThanBackends);

    private void Add(string suffix, BackendPolicySpec message, PolicyScope scope) =>
        Add(suffix, new Policy { Backend = message }, scope);

    private void Add(string suffix, Policy prototype, PolicyScope scope)
    {
        prototype.Name = PolicyNames.Of(translation.Owner);
        _drafts.Add(new($"trafficpolicy/{translation.Owner.Name}{suffix}", prototype) { Scope = scope });
    }
}
