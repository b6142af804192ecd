// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.GatewayApi;

public sealed record GatewayClassSpec
{
    /// <summary>The controller that serves Gateways of the class, for example <c>agentgateway.dev/agentgateway</c>.</summary>
    public string ControllerName
    {
        get;
        init => field = value ?? "";
    } = "";

    public string? Description { get; init; }

    public ParametersReference? ParametersRef { get; init; }
}
