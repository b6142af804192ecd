// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Overviews;

/// <summary>What has been done since the start; the difference of two is what was done between them.</summary>
internal sealed record ActivityTotals
{
    /// <summary>The rows of all collections.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows that were computed.</summary>
    public required long Runs { get; init; }

    /// <summary>Rows that changed.</summary>
    public required long Changes { get; init; }

    /// <summary>Rows that failed to be computed.</summary>
    public required long Errors { get; init; }

    public required int Connections { get; init; }

    /// <summary>Responses to the proxies that are connected.</summary>
    public required long Responses { get; init; }

    /// <summary>Their bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Responses that were rejected.</summary>
    public required long Rejections { get; init; }

    /// <summary>The memory of the process, in bytes.</summary>
    public required long ResidentMemory { get; init; }

    /// <summary>What of it is managed and in use, in bytes.</summary>
    public required long ManagedMemory { get; init; }

    /// <summary>The processor time of the process, in seconds.</summary>
    public required double ProcessorSeconds { get; init; }
}
