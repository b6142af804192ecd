// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.GatewayApi;

/// <summary>Which routes may attach to a listener.</summary>
public sealed record AllowedRoutes
{
    public NamespaceFilter? Namespaces { get; init; }

    public ValueList<RouteGroupKind> Kinds
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>A kind of route.</summary>
    public sealed record RouteGroupKind
    {
        /// <summary>The API group; null for that of the Gateway API.</summary>
        public string? Group { get; init; }

        public string Kind
        {
            get;
            init => field = value ?? "";
        } = "";
    }
}
