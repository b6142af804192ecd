// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Policies;
using Syncer.Translation.Rows.Policies.Backends;
using Syncer.Translation.Rows.Routes.Filters;

namespace Syncer.Translation.Rows.Models;

/// <summary>How the provider of a model is called, and who may call it.</summary>
public sealed record ModelPolicies
{
    public BackendAuth? Auth { get; init; }

    public TlsSettings? Tls { get; init; }

    public BackendPolicySection.TunnelSettings? Tunnel { get; init; }

    public HealthSettings? Health { get; init; }

    public PromptGuards? PromptGuard { get; init; }

    public HeaderModifiers? Headers { get; init; }

    public ValueList<AiSettings.FieldExpression> Transformations
    {
        get;
        init => field = value ?? [];
    } = [];

    public AuthorizationRules? Authorization { get; init; }

    public sealed record HeaderModifiers
    {
        public HeaderModifierFilter? Request { get; init; }

        public HeaderModifierFilter? Response { get; init; }
    }
}
