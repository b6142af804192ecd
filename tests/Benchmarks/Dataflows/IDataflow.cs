// SPDX-License-Identifier: Apache-2.0

namespace Benchmarks.Dataflows;

/// <summary>A dataflow under measurement: rows of one source go in, events come out.</summary>
internal interface IDataflow<TRow> : IDisposable
{
    /// <summary>How many changes of output rows the observer has seen.</summary>
    long Events { get; }

    /// <summary>How often the last transform has run; null where that is not counted.</summary>
    long? Runs { get; }

    /// <summary>Writes one row, without waiting.</summary>
    void Set(TRow row);

    /// <summary>Writes rows as one, as far as the contender can, without waiting.</summary>
    void SetTogether(IReadOnlyList<TRow> rows);

    /// <summary>Waits until the observer has seen everything.</summary>
    void Settle();
}
