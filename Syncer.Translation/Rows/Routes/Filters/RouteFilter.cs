// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Filters;

/// <summary>A processing step of an HTTPRoute or GRPCRoute; the type says which of the other fields applies.</summary>
public sealed record RouteFilter
{
    /// <summary>For example <c>RequestRedirect</c>.</summary>
    public string Type
    {
        get;
        init => field = value ?? "";
    } = "";

    public HeaderModifierFilter? RequestHeaderModifier { get; init; }

    public HeaderModifierFilter? ResponseHeaderModifier { get; init; }

    public RequestMirrorFilter? RequestMirror { get; init; }

    public RequestRedirectFilter? RequestRedirect { get; init; }

    public UrlRewriteFilter? UrlRewrite { get; init; }

    public CorsFilter? Cors { get; init; }

    public ExternalAuthFilter? ExternalAuth { get; init; }

    public ExtensionReference? ExtensionRef { get; init; }
}
