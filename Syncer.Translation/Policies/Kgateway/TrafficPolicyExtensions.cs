// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Policies.Traffic;
using Syncer.Translation.Routes.Filters;
using Syncer.Translation.Rows.Kgateway.Policies;
using Syncer.Translation.Rows.Policies.Traffic;
using Syncer.Translation.Rows.Routes.Filters;

namespace Syncer.Translation.Policies.Kgateway;

/// <summary>Settings that used to be for other proxies only (spec backends-policies PS-3, 3.12).</summary>
internal static class TrafficPolicyExtensions
{
    /// <summary>The settings by the suffix of their key; what cannot be served is reported.</summary>
    public static IEnumerable<(string KeySuffix, TrafficPolicySpec Spec)> Translate(
        ObjectTranslation translation,
        ExtensionLookup extensions,
        LabeledCredentials credentials,
        KgatewayTrafficPolicySpec spec
    )
    {
        ReportUnsupported(translation, spec);
        if (spec.ExtProc is { } extProc)
        {
            if (
                KgatewayExtProcTranslation.Translate(translation, extensions, "spec.extProc", extProc) is { } processing
            )
                yield return (":extproc", new() { ExtProc = processing });
        }
        if (spec.Cors is { Disable: null } cors)
            yield return (
                ":cors",
                new() { Cors = CrossOriginSharing.Translate(HeaderFields.Usable(translation, "spec.cors", cors)) }
            );
        if (spec.HeaderModifiers?.Request is { } request)
            yield return (
                ":header-modifier",
                new() { RequestHeaderModifier = Headers(translation, "request", request) }
            );
        if (spec.HeaderModifiers?.Response is { } response)
            yield return (
                ":resp-header-modifier",
                new() { ResponseHeaderModifier = Headers(translation, "response", response) }
            );
        if (spec.AutoHostRewrite == true)
        {
            var mode = TrafficPolicySpec.Types.HostRewrite.Types.Mode.Auto;
            yield return (":hostname-rewrite", new() { HostRewrite = new() { Mode = mode } });
        }
        if (translation.ReadDuration("spec.timeouts.request", spec.Timeouts?.Request) is { } timeout)
            yield return (":timeout", new() { Timeout = new() { Request = timeout } });
        if (spec.Retry is { } retry)
            yield return (":retry", new() { Retry = Retry(translation, "spec.retry", retry) });
        if (spec.Buffer is { Disable: null } buffer)
        {
            var settings = new BufferSettings { Request = new() { MaxBytes = buffer.MaxRequestSize } };
            yield return (
                ":buffer",
                new() { Buffer = ResponseTranslation.Buffer(translation, "spec.buffer", settings) }
            );
        }
        if (Tokens(spec) is var (tokensField, tokens) && tokens.Disable is null)
        {
            var message = KgatewayJwtTranslation.Translate(translation, extensions, tokensField, tokens);
            yield return (":jwt", new() { Jwt = message });
        }
        if (ApiKeys(spec) is var (keysField, keys) && keys.Disable is null)
        {
            var message = KgatewayAuthenticationTranslation.ApiKeys(translation, credentials, keysField, keys);
            yield return (":apikeyauth", new() { ApiKeyAuth = message });
        }
        if (spec.BasicAuth is { Disable: null } users)
        {
            var message = KgatewayAuthenticationTranslation.Users(translation, "spec.basicAuth", users);
            yield return (":basicauth", new() { BasicAuth = message });
        }
    }

    /// <summary>Reports the settings that are not served because extensions are switched off.</summary>
    public static void ReportAll(ObjectTranslation translation, KgatewayTrafficPolicySpec spec)
    {
        ReportUnsupported(translation, spec);
        ReportIf(spec.ExtProc is not null, "spec.extProc");
        ReportIf(spec.Cors is not null, "spec.cors");
        ReportIf(spec.HeaderModifiers is not null, "spec.headerModifiers");
        ReportIf(spec.AutoHostRewrite is not null, "spec.autoHostRewrite");
        ReportIf(spec.Timeouts is not null, "spec.timeouts");
        ReportIf(spec.Retry is not null, "spec.retry");
        ReportIf(spec.Buffer is not null, "spec.buffer");
        ReportIf(spec.Jwt is not null, "spec.jwt");
        ReportIf(spec.JwtAuth is not null, "spec.jwtAuth");
        ReportIf(spec.ApiKeyAuth is not null, "spec.apiKeyAuth");
        ReportIf(spec.ApiKey is not null, "spec.apiKey");
        ReportIf(spec.BasicAuth is not null, "spec.basicAuth");

        void ReportIf(bool isSet, string field)
        {
            if (isSet)
                translation.Report(field, "is not supported with strictTrafficPolicies");
        }
    }

    private static void ReportUnsupported(ObjectTranslation translation, KgatewayTrafficPolicySpec spec)
    {
        ReportIf(spec.HashPolicies is not null, "spec.hashPolicies");
        ReportIf(spec.UrlRewrite is not null, "spec.urlRewrite");
        ReportIf(spec.Oauth2 is not null, "spec.oauth2");
        ReportIf(spec.Acl is not null, "spec.acl");
        ReportIf(spec.FaultInjection is not null, "spec.faultInjection");
        ReportIf(spec.Compression is not null, "spec.compression");
        ReportIf(spec.InternalRedirect is not null, "spec.internalRedirect");
        ReportIf(spec.Tracing is not null, "spec.tracing");
        ReportIf(spec.StatPrefix is not null, "spec.statPrefix");
        ReportIf(spec.Cors?.Disable is not null, "spec.cors.disable");
        ReportIf(spec.Buffer?.Disable is not null, "spec.buffer.disable");
        ReportIf(spec.ExtProc?.Disable is not null, "spec.extProc.disable");
        ReportIf(spec.Jwt?.Disable is not null, "spec.jwt.disable");
        ReportIf(spec.JwtAuth?.Disable is not null, "spec.jwtAuth.disable");
        ReportIf(spec.ApiKeyAuth?.Disable is not null, "spec.apiKeyAuth.disable");
        ReportIf(spec.ApiKey?.Disable is not null, "spec.apiKey.disable");
        ReportIf(spec.BasicAuth?.Disable is not null, "spec.basicAuth.disable");
        ReportIf(spec.Timeouts?.StreamIdle is not null, "spec.timeouts.streamIdle");
        ReportIf(spec.Retry?.PerTryTimeout is not null, "spec.retry.perTryTimeout");

        void ReportIf(bool isSet, string field)
        {
            if (isSet)
                translation.Report(field, "is not supported");
        }
    }

    private static (string Field, KgatewayTrafficPolicySpec.ExtensionPolicy Settings)? Tokens(
        KgatewayTrafficPolicySpec spec
    ) =>
        spec.Jwt is { } jwt ? ("spec.jwt", jwt)
        : spec.JwtAuth is { } jwtAuth ? ("spec.jwtAuth", jwtAuth)
        : null;

    private static (string Field, KgatewayApiKeyAuth Settings)? ApiKeys(KgatewayTrafficPolicySpec spec) =>
        spec.ApiKeyAuth is { } apiKeyAuth ? ("spec.apiKeyAuth", apiKeyAuth)
        : spec.ApiKey is { } apiKey ? ("spec.apiKey", apiKey)
        : null;

    private static HeaderModifier Headers(
        ObjectTranslation translation,
        string direction,
        HeaderModifierFilter filter
    ) => HeaderModification.Merge(null, HeaderFields.Usable(translation, $"spec.headerModifiers.{direction}", filter));

    private static Retry Retry(
        ObjectTranslation translation,
        string field,
        KgatewayTrafficPolicySpec.RetryPolicy settings
    )
    {
        var codes = new SortedSet<int>(settings.StatusCodes);
        foreach (var (index, condition) in settings.RetryOn.Index())
        {
            IEnumerable<int> expansion = condition switch
            {
                "5xx" => Enumerable.Range(500, 100),
                "gateway-error" => [502, 503, 504],
                "retriable-4xx" => [409],
                "retriable-status-codes" => [],
                _ => Unknown(index, condition),
            };
            codes.UnionWith(expansion);
        }
        return ResponseTranslation.Retry(
            translation,
            field,
            new RetrySettings
            {
                Codes = [.. codes],
                Attempts = settings.Attempts ?? 1,
                Backoff = settings.BackoffBaseInterval,
            }
        );

        IEnumerable<int> Unknown(int index, string condition)
        {
            translation.Report($"{field}.retryOn[{index}]", $"\"{condition}\" is not supported");
            return [];
        }
    }
}
