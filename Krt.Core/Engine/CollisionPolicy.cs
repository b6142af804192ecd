// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>Whose row counts when several inputs of one collection produce one key. The others take over when it goes.</summary>
public enum CollisionPolicy
{
    /// <summary>That of the input with the lowest key.</summary>
    LowestInputKeyWins,

    /// <summary>That of the input that produced the key first; in one epoch, the one computed first.</summary>
    FirstOwnerWins,

    /// <summary>None: the engine stops with a <see cref="KrtCollisionException"/> that names the inputs.</summary>
    Throw,
}
