// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Xds;

/// <summary>The memory of this process that is in use.</summary>
/// <param name="Managed">Bytes of the heap of the runtime.</param>
/// <param name="Resident">Bytes of the process.</param>
internal readonly record struct ServerMemory(long Managed, long Resident)
{
    public static ServerMemory Read()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var self = Process.GetCurrentProcess();
        return new ServerMemory(GC.GetTotalMemory(forceFullCollection: true), self.WorkingSet64);
    }

    /// <summary>What each of these is, where this is what they are together beyond what there was before.</summary>
    public string PerConnection(ServerMemory before, int connections) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(Managed - before.Managed) / 1024.0 / connections:0.0} KB managed\t{(Resident - before.Resident) / 1024.0 / connections:0.0} KB resident"
        );
}
