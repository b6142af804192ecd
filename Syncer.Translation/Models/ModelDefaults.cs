// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Policies.Agentgateway;
using Syncer.Translation.Rows.Models;

namespace Syncer.Translation.Models;

/// <summary>The defaults that an API server fills in from the schema and that mean something else where they are missing.</summary>
internal static class ModelDefaults
{
    /// <summary>The model as an API server would store it.</summary>
    public static AgentgatewayModel FillIn(AgentgatewayModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Spec.Policies is not { } policies
            ? model
            : model with
            {
                Spec = model.Spec with
                {
                    Policies = policies with
                    {
                        Health = AgentgatewayPolicyDefaults.FillIn(policies.Health),
                        PromptGuard = AgentgatewayPolicyDefaults.FillIn(policies.PromptGuard),
                    },
                },
            };
    }
}
