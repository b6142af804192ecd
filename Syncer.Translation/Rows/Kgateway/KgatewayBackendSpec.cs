// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Kgateway;

/// <summary>The spec of a <see cref="KgatewayBackend"/> (spec backends-policies 1.1).</summary>
public sealed record KgatewayBackendSpec
{
    /// <summary><c>AI</c>, <c>AWS</c>, <c>Static</c>, <c>DynamicForwardProxy</c> or <c>MCP</c>; the field of that name counts.</summary>
    public string? Type { get; init; }

    public StaticHosts? Static { get; init; }

    public KgatewayAi? Ai { get; init; }

    public KgatewayMcp? Mcp { get; init; }

    public ForwardProxy? DynamicForwardProxy { get; init; }

    public EmptyObject? Aws { get; init; }

    public sealed record StaticHosts
    {
        public ValueList<HostPort> Hosts
        {
            get;
            init => field = value ?? [];
        } = [];
    }

    public sealed record HostPort
    {
        public string? Host { get; init; }

        public int? Port { get; init; }
    }

    public sealed record ForwardProxy
    {
        public bool? EnableTls { get; init; }
    }
}
