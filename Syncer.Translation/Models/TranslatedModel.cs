// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.References;
using Syncer.Translation.Routes;
using Syncer.Translation.Rows;
using Syncer.Translation.Status;

namespace Syncer.Translation.Models;

/// <summary>What follows from one AgentgatewayModel.</summary>
internal sealed record TranslatedModel(NamespacedName Key) : IKeyed<NamespacedName>
{
    public ValueList<RouteAttachment> Attachments { get; init; } = [];

    public ValueList<GatewayResource> Resources { get; init; } = [];

    /// <summary>What its gateways need because of it (spec backends-policies MD-10, Q-27).</summary>
    public ValueList<GatewayUse> Uses { get; init; } = [];

    public required ObjectStatus Status { get; init; }

    /// <summary>The key alone: resources may hold credentials.</summary>
    public override string ToString() => $"{Key}";
}
