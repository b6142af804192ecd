// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>A single value that is written from outside. All members may be used from any thread.</summary>
public sealed class SourceSingleton<T> : IKrtSingleton<T>
    where T : class
{
    private readonly SourceCollection<Unit, T> _rows;

    internal SourceSingleton(SourceCollection<Unit, T> rows) => _rows = rows;

    /// <inheritdoc/>
    public T? Value => _rows.TryGet(default, out var row) ? row : null;

    /// <inheritdoc/>
    public IKrtCollection<Unit, T> AsCollection() => _rows;

    /// <summary>Replaces the value, or removes it; an equal value changes nothing.</summary>
    /// <returns>The number of the write, see <see cref="KrtEngine.WaitForEpochAsync"/>.</returns>
    /// <exception cref="ObjectDisposedException">The singleton or the engine was disposed.</exception>
    public long Set(T? value) => value is null ? _rows.Remove(default) : _rows.Set(value);

    /// <summary>Declares the value complete, if it did not start synced.</summary>
    /// <exception cref="ObjectDisposedException">The singleton or the engine was disposed.</exception>
    public long MarkSynced() => _rows.MarkSynced();
}
