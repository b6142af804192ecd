// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>Which thread runs epochs.</summary>
public enum PropagationMode
{
    /// <summary>One thread of the engine's own, shared by all collections.</summary>
    Dedicated,

    /// <summary>
    /// The thread that commits: a write is published, and its observers have run, when the call returns. Of several threads
    /// that commit at the same time, one runs the epochs of all.
    /// </summary>
    Inline,
}
