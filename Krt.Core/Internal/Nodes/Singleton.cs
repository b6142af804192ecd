// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>The one input row that every singleton is computed from.</summary>
internal sealed record SingletonInput;

internal sealed class Singleton<T>(IKrtCollection<Unit, T> rows) : IKrtSingleton<T>
    where T : class
{
    public T? Value => rows.TryGet(default, out var row) ? row : null;

    public IKrtCollection<Unit, T> AsCollection() => rows;
}
