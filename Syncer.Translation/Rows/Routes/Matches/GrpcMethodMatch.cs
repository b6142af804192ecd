// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Matches;

/// <summary>A condition on the gRPC service and method of a request.</summary>
public sealed record GrpcMethodMatch
{
    /// <summary><c>Exact</c> or <c>RegularExpression</c>.</summary>
    public string? Type { get; init; }

    public string? Service { get; init; }

    public string? Method { get; init; }
}
