// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>The only key of a singleton.</summary>
public readonly record struct Unit
{
    /// <inheritdoc/>
    public override string ToString() => "()";
}
