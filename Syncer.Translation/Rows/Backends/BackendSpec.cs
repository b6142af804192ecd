// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Policies.Backends;
using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Backends;

/// <summary>
/// What a backend is: exactly one of its kinds, and how it is called. Backends of both families are read into this shape
/// (spec backends-policies N-1).
/// </summary>
public sealed record BackendSpec
{
    public StaticBackendSpec? Static { get; init; }

    public A2aBackendSpec? A2a { get; init; }

    public AiBackendSpec? Ai { get; init; }

    public McpBackendSpec? Mcp { get; init; }

    public EmptyObject? DynamicForwardProxy { get; init; }

    public AwsBackendSpec? Aws { get; init; }

    public BackendPolicySection? Policies { get; init; }

    /// <summary>A fixed address.</summary>
    public sealed record StaticBackendSpec
    {
        public string? Host { get; init; }

        public int? Port { get; init; }

        /// <summary>The path of a Unix domain socket, instead of host and port.</summary>
        public string? UnixPath { get; init; }
    }

    /// <summary>The fixed address of an agent that speaks A2A.</summary>
    public sealed record A2aBackendSpec
    {
        public string? Host { get; init; }

        public int? Port { get; init; }
    }

    /// <summary>A service of AWS.</summary>
    public sealed record AwsBackendSpec
    {
        public AgentCoreSpec? AgentCore { get; init; }
    }

    public sealed record AgentCoreSpec
    {
        public string? AgentRuntimeArn { get; init; }

        public string? Qualifier { get; init; }
    }
}
