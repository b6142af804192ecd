// SPDX-License-Identifier: Apache-2.0

using Syncer.Host.Serving;

namespace Syncer.Host.Cli.Printing;

/// <summary>Tells at the start what is served and how to look at it.</summary>
internal static class ServedPrinter
{
    public static void Print(ManifestServer server, IReadOnlyList<string> manifests)
    {
        var snapshot = server.Pipeline.Engine.TakeSnapshot();
        var resources = snapshot.Of(server.Pipeline.Outputs.Resources).Keys;
        var addresses = snapshot.Of(server.Pipeline.Outputs.Addresses).Count;
        Console.Out.WriteLine($"Serving {string.Join(", ", manifests)} over delta xDS on {server.XdsAddress}");
        foreach (var gateway in resources.GroupBy(key => key.Gateway).OrderBy(group => group.Key))
            Console.Out.WriteLine($"  gateway {gateway.Key}: {Describe(gateway.Select(key => key.Name))}");
        Console.Out.WriteLine($"  every gateway: {addresses} addresses");
        var example = resources.Select(key => $"{key.Gateway}").Order(StringComparer.Ordinal).FirstOrDefault();
        Console.Out.WriteLine(
            $"To see what a proxy receives: xds --address {server.XdsAddress} --gateway {example ?? "NAMESPACE/NAME"} --watch"
        );
    }

    /// <summary><c>1 bind, 2 route</c></summary>
    private static string Describe(IEnumerable<string> names) =>
        string.Join(
            ", ",
            names
                .GroupBy(name => name[..name.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => $"{group.Count()} {group.Key}")
        );
}
