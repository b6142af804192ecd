// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.GatewayApi;

/// <summary>An object with parameters of a controller, which a GatewayClass refers to.</summary>
public sealed record ParametersReference
{
    /// <value>The default is <c>agentgateway.dev</c>.</value>
    public string Group
    {
        get;
        init => field = value ?? ApiGroups.Agentgateway;
    } = ApiGroups.Agentgateway;

    /// <value>The default is <c>AgentgatewayParameters</c>.</value>
    public string Kind
    {
        get;
        init => field = value ?? "AgentgatewayParameters";
    } = "AgentgatewayParameters";

    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>The namespace, null for a cluster-scoped object.</summary>
    public string? Namespace { get; init; }
}
