// SPDX-License-Identifier: Apache-2.0

using Krt.Internal;

namespace Krt;

/// <summary>
/// Tells the engine that something outside of it has changed which transforms read, such as a file or a clock. Transforms
/// take part by <see cref="TransformContext.DependsOn"/>. All members may be used from any thread.
/// </summary>
public sealed class RecomputeTrigger : IAsyncDisposable
{
    internal RecomputeTrigger(SourceCollection<Unit, TriggerRow> rows) => Rows = rows;

    internal SourceCollection<Unit, TriggerRow> Rows { get; }

    /// <summary>Computes every row that depends on the trigger again, in one epoch.</summary>
    /// <returns>The number of the write, see <see cref="KrtEngine.WaitForEpochAsync"/>.</returns>
    /// <exception cref="ObjectDisposedException">The trigger or the engine was disposed.</exception>
    public long Fire() => Rows.Touch(default);

    /// <summary>Lets the rows that depend on the trigger be computed, if it did not start synced.</summary>
    /// <exception cref="ObjectDisposedException">The trigger or the engine was disposed.</exception>
    public long MarkSynced() => Rows.MarkSynced();

    /// <summary>Removes the trigger.</summary>
    /// <exception cref="InvalidOperationException">Rows depend on it; their collections are named.</exception>
    public ValueTask DisposeAsync() => Rows.DisposeAsync();
}
