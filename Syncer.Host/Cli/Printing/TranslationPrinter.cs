// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using Krt;
using Syncer.Host.Inspection;
using Syncer.Host.Pipeline;
using Syncer.Host.Writing;
using Syncer.Translation;

namespace Syncer.Host.Cli.Printing;

/// <summary>Prints resources by gateway, addresses and statuses, each sorted by its key.</summary>
internal static class TranslationPrinter
{
    public static void Print(SyncerPipeline pipeline, IEnumerable<StatusPreview> previews, PrintingStyle style)
    {
        var snapshot = pipeline.Engine.TakeSnapshot();
        var resources = snapshot
            .Of(pipeline.Outputs.Resources)
            .OrderBy(row => row.Key)
            .Select(row => row.Value)
            .ToArray();
        var addresses = snapshot
            .Of(pipeline.Outputs.Addresses)
            .Values.OrderBy(address => address.Key, StringComparer.Ordinal)
            .ToArray();
        var statuses = previews
            .OrderBy(status => status.Key.Kind, StringComparer.Ordinal)
            .ThenBy(status => status.Key.Name)
            .ToArray();
        if (style.Format == OutputFormat.Table)
        {
            WriteTables(resources, addresses, statuses);
            return;
        }
        var document = new JsonObject
        {
            ["resources"] = new JsonArray([.. resources.Select(resource => ToJson(resource, style))]),
            ["addresses"] = new JsonArray([
                .. addresses.Select(address => ProtoJson.Of(address.ToMessage(), style.ShowSecrets)),
            ]),
            ["statuses"] = new JsonArray([.. statuses.Select(ToJson)]),
        };
        JsonText.Write(document, style.Format);
    }

    private static JsonObject ToJson(GatewayResource resource, PrintingStyle style) =>
        new JsonObject
        {
            ["gateway"] = resource.Key.Gateway.ToString(),
            ["resource"] = ProtoJson.Of(resource.ToMessage(), style.ShowSecrets),
        };

    private static JsonNode ToJson(StatusPreview status)
    {
        var metadata = new JsonObject { ["name"] = status.Key.Name.Name };
        if (status.Key.Name.Namespace.Length > 0)
            metadata["namespace"] = status.Key.Name.Namespace;
        return new JsonObject
        {
            ["apiVersion"] = status.Key.ApiVersion,
            ["kind"] = status.Key.Kind,
            ["metadata"] = metadata,
            ["status"] = status.Body,
        };
    }

    private static void WriteTables(
        IReadOnlyList<GatewayResource> resources,
        IReadOnlyList<AddressResource> addresses,
        IReadOnlyList<StatusPreview> statuses
    )
    {
        var resourceTable = new TextTable("GATEWAY", "RESOURCE");
        foreach (var resource in resources)
            resourceTable.Add(resource.Key.Gateway.ToString(), resource.Key.Name);
        foreach (var address in addresses)
            resourceTable.Add("*", address.Key);
        resourceTable.WriteTo(Console.Out);
        Console.Out.WriteLine();
        var conditions = new TextTable("OBJECT", "CONDITION", "STATUS", "REASON", "MESSAGE");
        foreach (var status in statuses)
        {
            foreach (var condition in StatusCondition.In(status.Body))
                conditions.Add(
                    $"{status.Key} {condition.About}".TrimEnd(),
                    condition.Type,
                    condition.Status,
                    condition.Reason,
                    condition.Message
                );
        }
        conditions.WriteTo(Console.Out);
    }
}
