// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Gateways.Statuses;

/// <summary>The status of a GatewayClass of ours (spec gateways-routes 4.2).</summary>
internal static class GatewayClassStatuses
{
    // Of the features spec 8.2 lists those that are translated: not what needs a deployer of proxies (addresses,
    // infrastructure) or policies (TLS to backends).
    private static readonly ValueList<GatewayClassStatus.SupportedFeature> Features =
    [
        .. (
            (ReadOnlySpan<string>)
                [
                    "GRPCRoute",
                    "GRPCRouteNamedRouteRule",
                    "Gateway",
                    "GatewayFrontendClientCertificateValidation",
                    "GatewayFrontendClientCertificateValidationInsecureFallback",
                    "GatewayHTTPListenerIsolation",
                    "GatewayHTTPSListenerDetectMisdirectedRequests",
                    "GatewayPort8080",
                    "HTTPRoute",
                    "HTTPRoute303RedirectStatusCode",
                    "HTTPRoute307RedirectStatusCode",
                    "HTTPRoute308RedirectStatusCode",
                    "HTTPRouteBackendProtocolH2C",
                    "HTTPRouteBackendProtocolWebSocket",
                    "HTTPRouteBackendRequestHeaderModification",
                    "HTTPRouteBackendTimeout",
                    "HTTPRouteCORS",
                    "HTTPRouteDestinationPortMatching",
                    "HTTPRouteHostRewrite",
                    "HTTPRouteMethodMatching",
                    "HTTPRouteNamedRouteRule",
                    "HTTPRouteParentRefPort",
                    "HTTPRoutePathRedirect",
                    "HTTPRoutePathRewrite",
                    "HTTPRoutePortRedirect",
                    "HTTPRouteQueryParamMatching",
                    "HTTPRouteRequestMirror",
                    "HTTPRouteRequestMultipleMirrors",
                    "HTTPRouteRequestPercentageMirror",
                    "HTTPRouteRequestTimeout",
                    "HTTPRouteResponseHeaderModification",
                    "HTTPRouteRetry",
                    "HTTPRouteRetryBackendTimeout",
                    "HTTPRouteRetryConnectionError",
                    "HTTPRouteSchemeRedirect",
                    "ListenerSet",
                    "ReferenceGrant",
                    "TCPRoute",
                    "TLSRoute",
                    "TLSRouteModeMixed",
                    "TLSRouteModeTerminate",
                ]
        )
            .ToArray()
            .Select(name => new GatewayClassStatus.SupportedFeature(name)),
    ];

    public static GatewayClassStatus Of(GatewayClass gatewayClass, SyncerSettings settings) =>
        new()
        {
            Conditions =
            [
                new(
                    "Accepted",
                    true,
                    "Accepted",
                    $"GatewayClass accepted by {settings.ControllerName}",
                    gatewayClass.Metadata.Generation
                ),
            ],
            SupportedFeatures = gatewayClass.Metadata.Name == settings.AgentgatewayClassName ? Features : [],
        };
}
