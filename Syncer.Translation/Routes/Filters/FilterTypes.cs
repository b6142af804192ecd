// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;

namespace Syncer.Translation.Routes.Filters;

/// <summary>Types of filters, and which of them each place accepts (spec gateways-routes 3.9, 3.12).</summary>
internal static class FilterTypes
{
    public const string RequestHeaderModifier = "RequestHeaderModifier";

    public const string ResponseHeaderModifier = "ResponseHeaderModifier";

    public const string RequestRedirect = "RequestRedirect";

    public const string UrlRewrite = "URLRewrite";

    public const string RequestMirror = "RequestMirror";

    public const string Cors = "CORS";

    public const string ExternalAuth = "ExternalAuth";

    public const string ExtensionRef = "ExtensionRef";

    public static FrozenSet<string> OfHttpRules { get; } =
    [RequestHeaderModifier, ResponseHeaderModifier, RequestRedirect, UrlRewrite, RequestMirror, Cors, ExternalAuth];

    public static FrozenSet<string> OfHttpBackends { get; } =
    [RequestHeaderModifier, ResponseHeaderModifier, RequestRedirect, RequestMirror];

    public static FrozenSet<string> OfGrpc { get; } = [RequestHeaderModifier, ResponseHeaderModifier, RequestMirror];
}
