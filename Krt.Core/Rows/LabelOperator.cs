// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>How a <see cref="LabelRequirement"/> compares the value of its label.</summary>
public enum LabelOperator
{
    /// <summary>The label exists and its value is one of the given ones.</summary>
    In,

    /// <summary>The label does not exist, or its value is none of the given ones.</summary>
    NotIn,

    /// <summary>The label exists, whatever its value.</summary>
    Exists,

    /// <summary>The label does not exist.</summary>
    DoesNotExist,
}
