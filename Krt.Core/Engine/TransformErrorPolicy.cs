// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>What becomes of the output of an input row whose transform threw.</summary>
public enum TransformErrorPolicy
{
    /// <summary>The previous output stays.</summary>
    KeepLast,

    /// <summary>The previous output is removed.</summary>
    Remove,

    /// <summary>The engine stops with a <see cref="KrtTransformException"/>; the epoch is not published.</summary>
    Fail,
}
