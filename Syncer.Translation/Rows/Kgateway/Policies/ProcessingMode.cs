// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Kgateway.Policies;

/// <summary>What external processing is shown.</summary>
public sealed record ProcessingMode
{
    /// <summary><c>DEFAULT</c>, <c>SEND</c> or <c>SKIP</c>.</summary>
    public string? RequestHeaderMode { get; init; }

    public string? ResponseHeaderMode { get; init; }

    /// <summary><c>NONE</c>, <c>STREAMED</c>, <c>BUFFERED</c>, <c>BUFFERED_PARTIAL</c> or <c>FULL_DUPLEX_STREAMED</c>.</summary>
    public string? RequestBodyMode { get; init; }

    public string? ResponseBodyMode { get; init; }

    public string? RequestTrailerMode { get; init; }

    public string? ResponseTrailerMode { get; init; }
}
