// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows.Kgateway.Policies;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types.ExternalAuth.Types;

namespace Syncer.Translation.Policies.Kgateway;

/// <summary>External authorization by an extension (spec backends-policies 3.5).</summary>
internal static class KgatewayExtAuthTranslation
{
    private const int DefaultStatus = 403;

    /// <summary>
    /// The policy, or <see langword="null"/> where it is switched off. Without a service that can be asked nothing passes.
    /// </summary>
    public static ExternalAuth? Translate(
        ObjectTranslation translation,
        ExtensionLookup extensions,
        string field,
        KgatewayExtAuth settings
    )
    {
        if (settings.Disable is not null)
            translation.Report($"{field}.disable", "is not supported");
        if (settings is { Disable: not null, ExtensionRef: null })
            return null;
        if (extensions.Find(field, settings.ExtensionRef, "ExtAuth", spec => spec.ExtAuth) is not var (provider, space))
            return new() { Grpc = new() };
        var areExtensionsEnabled = !translation.Services.Settings.StrictTrafficPolicies;
        var auth = new ExternalAuth();
        if (provider.GrpcService is { } grpc)
        {
            var backend = ExtensionLookup.Backend(grpc.BackendRef, space);
            auth.Target = translation.ResolveBackend($"{field}.extensionRef: grpcService.backendRef", backend);
            auth.Grpc = new();
            foreach (var (name, value) in settings.ContextExtensions)
                auth.Grpc.Context[name] = value;
        }
        else if (provider.HttpService is { } http && areExtensionsEnabled)
        {
            var backend = ExtensionLookup.Backend(http.BackendRef, space);
            auth.Target = translation.ResolveBackend($"{field}.extensionRef: httpService.backendRef", backend);
            auth.Http = new();
            if (!string.IsNullOrEmpty(http.PathPrefix))
                auth.Http.Path = $"{CelLiterals.Text(http.PathPrefix)} + request.path";
        }
        else
        {
            translation.Report($"{field}.extensionRef", "the extension has no grpcService");
            return new() { Grpc = new() };
        }
        SetFailure(auth, provider);
        auth.IncludeRequestBody = Body(settings.WithRequestBody ?? provider.WithRequestBody);
        if (areExtensionsEnabled)
            translation.AddHeaderNames(
                $"{field}.extensionRef: headersToForward",
                provider.HeadersToForward,
                auth.IncludeRequestHeaders
            );
        return auth;
    }

    private static void SetFailure(ExternalAuth auth, GatewayExtensionSpec.ExtAuthProvider provider)
    {
        var status = provider.StatusOnError ?? DefaultStatus;
        auth.FailureMode =
            provider.FailOpen == true ? FailureMode.Allow
            : status is >= 100 and <= 999 ? FailureMode.DenyWithStatus
            : FailureMode.Deny;
        if (auth.FailureMode == FailureMode.DenyWithStatus)
            auth.StatusOnError = (uint)status;
    }

    private static BodyOptions? Body(KgatewayExtAuth.BodySettings? settings) =>
        settings?.MaxRequestBytes is { } maxBytes and > 0
            ? new()
            {
                MaxRequestBytes = (uint)Math.Min(maxBytes, uint.MaxValue),
                AllowPartialMessage = settings.AllowPartialMessage ?? false,
                PackAsBytes = settings.PackAsBytes ?? false,
            }
            : null;
}
