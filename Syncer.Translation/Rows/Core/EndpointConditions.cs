// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Core;

/// <summary>The conditions of an <see cref="Endpoint"/>.</summary>
public sealed record EndpointConditions
{
    /// <summary><see langword="null"/> means unknown and counts as ready.</summary>
    public bool? Ready { get; init; }
}
