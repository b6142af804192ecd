// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Filters;

/// <summary>How much of the body an authorization service receives.</summary>
public sealed record ForwardBody
{
    /// <summary>In bytes; 0 or unset for nothing.</summary>
    public int? MaxSize { get; init; }
}
