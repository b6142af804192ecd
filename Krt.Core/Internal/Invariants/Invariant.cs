// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>What always holds between two epochs, see <see cref="KrtEngineOptions.ChecksInvariants"/>.</summary>
internal static class Invariant
{
    /// <exception cref="InvalidOperationException">It does not hold: the engine has a defect.</exception>
    public static void Holds(bool holds, CollectionNode node, string invariant)
    {
        if (!holds)
            throw new InvalidOperationException($"The engine has a defect: in {node.Kind} {node}, not {invariant}.");
    }
}
