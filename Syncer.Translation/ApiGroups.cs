// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation;

/// <summary>API groups as references and grants spell them.</summary>
public static class ApiGroups
{
    public const string Core = "";

    public const string GatewayApi = "gateway.networking.k8s.io";

    public const string Agentgateway = "agentgateway.dev";

    public const string Kgateway = "gateway.kgateway.dev";
    public const string Inference = "inference.networking.k8s.io";
}
