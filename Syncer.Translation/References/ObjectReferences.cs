// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.References;

/// <summary>What one object contributes to the <see cref="ReferenceGraph"/>.</summary>
/// <param name="Source">The object that refers to others.</param>
public sealed record ObjectReferences(ObjectIdentity Source) : IKeyed<ObjectIdentity>
{
    ObjectIdentity IKeyed<ObjectIdentity>.Key => Source;

    /// <summary>What it makes a gateway need.</summary>
    public ValueList<GatewayUse> Uses { get; init; } = [];

    /// <summary>What it makes every gateway need that needs another object.</summary>
    public ValueList<ReferenceEdge> Edges { get; init; } = [];
}
