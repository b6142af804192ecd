// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Backends;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Rows.Models;

/// <summary>The desired state of an <see cref="AgentgatewayModel"/>: either a provider or a choice among other models.</summary>
public sealed record AgentgatewayModelSpec
{
    public ValueList<ParentReference> ParentRefs
    {
        get;
        init => field = value ?? [];
    } = [];

    public ModelMatch? Match { get; init; }

    /// <summary><c>Public</c>, or <c>Internal</c> for virtual models only.</summary>
    public string? Visibility { get; init; }

    /// <summary>For example <c>OpenAI</c>.</summary>
    public string? Provider { get; init; }

    public string? BaseURL { get; init; }

    public LlmProvider.AzureResource? Azure { get; init; }

    public LlmProvider.VertexModels? Vertexai { get; init; }

    public LlmProvider.BedrockModels? Bedrock { get; init; }

    public LlmProvider.CustomProvider? Custom { get; init; }

    public ModelPolicies? Policies { get; init; }

    public VirtualModelSpec? VirtualModel { get; init; }

    public sealed record ModelMatch
    {
        /// <summary>A name, <c>prefix*</c>, <c>*suffix</c> or <c>*</c>.</summary>
        public string? Model { get; init; }
    }
}
