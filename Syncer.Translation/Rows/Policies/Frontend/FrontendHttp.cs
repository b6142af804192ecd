// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Policies.Frontend;

/// <summary>The limits of HTTP connections of clients.</summary>
public sealed record FrontendHttp
{
    public Quantity? MaxBufferSize { get; init; }

    public int? Http1MaxHeaders { get; init; }

    /// <summary>A duration.</summary>
    public string? Http1IdleTimeout { get; init; }

    /// <summary><c>Lowercase</c> or <c>Preserve</c>.</summary>
    public string? Http1HeaderCase { get; init; }

    public Quantity? Http2WindowSize { get; init; }

    public Quantity? Http2ConnectionWindowSize { get; init; }

    public Quantity? Http2FrameSize { get; init; }

    public Quantity? Http2MaxHeaderSize { get; init; }

    /// <summary>A duration.</summary>
    public string? Http2KeepaliveInterval { get; init; }

    /// <summary>A duration.</summary>
    public string? Http2KeepaliveTimeout { get; init; }

    /// <summary>A duration.</summary>
    public string? MaxConnectionDuration { get; init; }
}
