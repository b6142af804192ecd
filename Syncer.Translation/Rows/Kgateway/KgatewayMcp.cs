// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Kgateway;

/// <summary>MCP servers that are presented to clients as one.</summary>
public sealed record KgatewayMcp
{
    public ValueList<Target> Targets
    {
        get;
        init => field = value ?? [];
    } = [];

    public sealed record Target
    {
        public string? Name { get; init; }

        public StaticTarget? Static { get; init; }

        public ServiceSelector? Selector { get; init; }

        /// <summary>The older spelling of <see cref="Selector"/>.</summary>
        public ServiceSelectors? Selectors { get; init; }
    }

    public sealed record StaticTarget
    {
        /// <summary>Where the older spelling has the name of the target.</summary>
        public string? Name { get; init; }

        public string? Host { get; init; }

        public int? Port { get; init; }

        public string? Path { get; init; }

        /// <summary><c>SSE</c> or <c>StreamableHTTP</c>.</summary>
        public string? Protocol { get; init; }
    }

    public sealed record ServiceSelector
    {
        public LabelSelectorSpec? Namespace { get; init; }

        public LabelSelectorSpec? Service { get; init; }
    }

    public sealed record ServiceSelectors
    {
        public LabelSelectorSpec? NamespaceSelector { get; init; }

        [System.Text.Json.Serialization.JsonPropertyName("serviceSelector")]
        public LabelSelectorSpec? Services { get; init; }
    }
}
