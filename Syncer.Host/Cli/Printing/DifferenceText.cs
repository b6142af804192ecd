// SPDX-License-Identifier: Apache-2.0

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Syncer.Host.Inspection.Comparing;
using Syncer.Host.Inspection.Explaining;

namespace Syncer.Host.Cli.Printing;

/// <summary>Differences for people: a gateway, its resources, their fields.</summary>
internal static class DifferenceText
{
    private static readonly JsonSerializerOptions OneLine = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(ConfigurationDifference difference, TextWriter writer)
    {
        foreach (var gateway in difference.Gateways)
        {
            writer.WriteLine($"{(gateway.Gateway == ServedName.EveryGateway ? "every gateway" : gateway.Gateway)}");
            foreach (var resource in gateway.Resources)
            {
                writer.WriteLine($"  {SignOf(resource.Change)} {resource.Name}");
                foreach (var field in resource.Fields)
                    writer.WriteLine($"      {field.Path}: {TextOf(field.Before)} -> {TextOf(field.After)}");
            }
        }
        var all = difference.Gateways.SelectMany(gateway => gateway.Resources).ToArray();
        writer.WriteLine(
            all.Length == 0
                ? "No difference."
                : $"{Count(all, ResourceDifference.Added)} added, {Count(all, ResourceDifference.Removed)} removed, "
                    + $"{Count(all, ResourceDifference.Changed)} changed."
        );
    }

    private static int Count(ResourceDifference[] all, string change) =>
        all.Count(resource => resource.Change == change);

    private static char SignOf(string change) =>
        change switch
        {
            ResourceDifference.Added => '+',
            ResourceDifference.Removed => '-',
            _ => '~',
        };

    private static string TextOf(JsonNode? value) => value is null ? "(absent)" : value.ToJsonString(OneLine);
}
