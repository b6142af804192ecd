// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using Krt;
using Syncer.Host.Inspection;
using Syncer.Xds;

namespace Syncer.Host.Cli.Printing;

/// <summary>Prints what a delta xDS client holds, then what changes.</summary>
internal sealed class ReceivedPrinter(DeltaXdsClient client, PrintingStyle style)
{
    public void PrintAll(NamespacedName gateway)
    {
        if (style.Format == OutputFormat.Table)
        {
            var table = new TextTable("TYPE", "NAME", "VERSION");
            foreach (var type in XdsResourceType.All)
            {
                foreach (var resource in Sorted(type))
                    table.Add(ShortNameOf(type), resource.Name, resource.Version);
            }
            table.WriteTo(Console.Out);
            return;
        }
        JsonText.Write(
            new JsonObject
            {
                ["gateway"] = gateway.ToString(),
                ["resources"] = ToJson(Sorted(XdsResourceType.Resource)),
                ["addresses"] = ToJson(Sorted(XdsResourceType.Address)),
            },
            style.Format
        );
    }

    public void PrintChange(XdsUpdate update)
    {
        if (style.Format == OutputFormat.Table)
        {
            foreach (var resource in update.Updated)
                Console.Out.WriteLine($"+ {resource.Name}  {resource.Version}");
            foreach (var name in update.Removed)
                Console.Out.WriteLine($"- {name}");
            return;
        }
        if (style.Format == OutputFormat.Yaml)
            Console.Out.WriteLine("---");
        JsonText.Write(
            new JsonObject
            {
                ["type"] = ShortNameOf(update.Type),
                ["updated"] = ToJson(update.Updated),
                ["removed"] = new JsonArray([.. update.Removed.Select(name => JsonValue.Create(name))]),
            },
            style.Format
        );
    }

    private JsonArray ToJson(IEnumerable<ReceivedResource> resources) =>
        new([
            .. resources.Select(resource => new JsonObject
            {
                ["name"] = resource.Name,
                ["version"] = resource.Version,
                ["content"] = ProtoJson.Of(resource.Message, style.ShowSecrets),
            }),
        ]);

    private static string ShortNameOf(XdsResourceType type) => type == XdsResourceType.Address ? "Address" : "Resource";

    private IEnumerable<ReceivedResource> Sorted(XdsResourceType type) =>
        client.ResourcesOf(type).Values.OrderBy(resource => resource.Name, StringComparer.Ordinal);
}
