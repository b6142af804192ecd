// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Policies.Traffic;

/// <summary>Holds bodies until they are complete.</summary>
public sealed record BufferSettings
{
    public BodyBuffer? Request { get; init; }

    public BodyBuffer? Response { get; init; }

    public sealed record BodyBuffer
    {
        public Quantity? MaxBytes { get; init; }

        /// <summary><c>FailOpen</c> or <c>FailClosed</c>; null stands for <c>FailClosed</c>.</summary>
        public string? FailureMode { get; init; }
    }
}
