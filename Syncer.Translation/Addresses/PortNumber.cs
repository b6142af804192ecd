// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Addresses;

/// <summary>Guards the wire against numbers that are no ports: the data plane would cut them to 16 bits.</summary>
internal static class PortNumber
{
    /// <summary>Whether the number is a port that can be connected to.</summary>
    public static bool IsValid(long number) => number is > 0 and <= 65535;
}
