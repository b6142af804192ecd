// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Policies.Backends;

namespace Syncer.Translation.Rows.Backends;

/// <summary>MCP servers that are presented to clients as one.</summary>
public sealed record McpBackendSpec
{
    public ValueList<McpTargetSpec> Targets
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary><c>Stateful</c> or <c>Stateless</c>; null for the former.</summary>
    public string? SessionRouting { get; init; }

    /// <summary><c>FailClosed</c> or <c>FailOpen</c>; null for the former.</summary>
    public string? FailureMode { get; init; }

    /// <summary><c>Conditional</c>, <c>Always</c> or <c>Never</c>; null for the first.</summary>
    public string? PrefixMode { get; init; }

    /// <summary>One MCP server, or all that a selector finds.</summary>
    public sealed record McpTargetSpec
    {
        public string? Name { get; init; }

        public StaticMcpTarget? Static { get; init; }

        public McpSelector? Selector { get; init; }
    }

    /// <summary>A server at a fixed address or in a Service of the same namespace.</summary>
    public sealed record StaticMcpTarget
    {
        public string? Host { get; init; }

        public ServiceReference? BackendRef { get; init; }

        public int? Port { get; init; }

        public string? Path { get; init; }

        /// <summary><c>SSE</c> or <c>StreamableHTTP</c>; null leaves it to the proxy.</summary>
        public string? Protocol { get; init; }

        public BackendPolicySection? Policies { get; init; }
    }

    public sealed record ServiceReference
    {
        public string? Name { get; init; }
    }

    /// <summary>Services by their labels and those of their namespaces.</summary>
    public sealed record McpSelector
    {
        /// <summary>Null stands for the namespace of the backend alone.</summary>
        public LabelSelectorSpec? Namespaces { get; init; }

        /// <summary>Null stands for all Services.</summary>
        public LabelSelectorSpec? Services { get; init; }
    }
}
