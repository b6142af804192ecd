// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Reactive.Linq;
using Syncer.Host.Pipeline;
using Syncer.Translation;

namespace Syncer.Host.Cli.Printing;

/// <summary>Tells at the start what is served and how to look at it.</summary>
internal static class ServedPrinter
{
    /// <param name="pipeline">What is served.</param>
    /// <param name="xdsAddress">Where it is.</param>
    /// <param name="origin">Where the objects come from.</param>
    /// <param name="settings">What the operator chose.</param>
    public static async Task PrintAsync(
        SyncerPipeline pipeline,
        IPEndPoint xdsAddress,
        string origin,
        SyncerSettings settings
    )
    {
        // Not from a snapshot, which would be kept up to date for ever although nobody reads it again.
        var all = await pipeline.Outputs.Resources.Connect().FirstAsync();
        var resources = all.Select(resource => resource.Key).ToArray();
        var addresses = (await pipeline.Outputs.Addresses.Connect().FirstAsync()).Count;
        Console.Out.WriteLine($"Serving {origin} over delta xDS on {xdsAddress}");
        foreach (var gateway in resources.GroupBy(key => key.Gateway).OrderBy(group => group.Key))
            Console.Out.WriteLine($"  gateway {gateway.Key}: {Describe(gateway.Select(key => key.Name))}");
        if (resources.Length == 0)
            Console.Out.WriteLine($"  no gateway: no Gateway has a class of the controller {settings.ControllerName}");
        Console.Out.WriteLine($"  every gateway: {Count(addresses, "address")}");
        var example = resources.Select(key => $"{key.Gateway}").Order(StringComparer.Ordinal).FirstOrDefault();
        Console.Out.WriteLine(
            $"What a proxy receives: xds --address {xdsAddress} --gateway {example ?? "NAMESPACE/NAME"} --watch"
        );
        Console.Out.WriteLine("Ctrl+C ends it.");
    }

    /// <summary><c>1 bind, 2 routes</c></summary>
    private static string Describe(IEnumerable<string> names) =>
        string.Join(
            ", ",
            names
                .GroupBy(name => name[..name.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Count(group.Count(), group.Key))
        );

    private static string Count(int count, string noun) =>
        $"{count} "
        + noun switch
        {
            _ when count == 1 => noun,
            [.. var stem, 'y'] => $"{stem}ies",
            [.., 's'] => $"{noun}es",
            _ => $"{noun}s",
        };
}
