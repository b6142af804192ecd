// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Backends;
using Syncer.Translation.Backends.Inference;
using Syncer.Translation.Backends.Kgateway;
using Syncer.Translation.Backends.Tls;
using Syncer.Translation.Gateways;
using Syncer.Translation.Models;
using Syncer.Translation.Plugins.Credentials;
using Syncer.Translation.Policies.Agentgateway;
using Syncer.Translation.Policies.Kgateway;

namespace Syncer.Translation.Plugins;

/// <summary>The plugins that always take part unless another one replaces them.</summary>
public static class BuiltInPlugins
{
    /// <summary>In the order in which their resources and resolvers count.</summary>
    public static IReadOnlyList<ITranslationPlugin> All { get; } =
    [
        new GatewayApiPlugin(),
        new SecretCredentialsPlugin(),
        new ServicePlugin(),
        new InferencePoolPlugin(),
        new BackendTlsPolicyPlugin(),
        new AgentgatewayBackendPlugin(),
        new KgatewayBackendPlugin(),
        new AgentgatewayPolicyPlugin(),
        new TrafficPolicyPlugin(),
        new BackendConfigPolicyPlugin(),
        new ModelPlugin(),
    ];
}
