// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Krt;
using Syncer.Xds;

namespace Syncer.Host.Tests.Examples;

/// <summary>A folder of manifests below <c>examples</c>, all about one Gateway.</summary>
/// <param name="Name">The name of the folder.</param>
internal sealed partial record Example(string Name)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The folders that hold manifests and no program.</summary>
    public static IEnumerable<string> Names =>
        Directory
            .GetDirectories(Checkout.PathOf("examples"))
            .Where(folder => Directory.GetFiles(folder, "*.csproj").Length == 0)
            .Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal);

    public string Folder => Checkout.PathOf("examples", Name);

    public string Manifests =>
        string.Join(
            "\n---\n",
            Directory.GetFiles(Folder, "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllText)
        );

    /// <summary>The name of its Gateway.</summary>
    public string Gateway =>
        Manifests
            .Split("\n---\n")
            .Where(document => document.Contains("kind: Gateway\n", StringComparison.Ordinal))
            .Select(document => document.Split("metadata:\n  name: ")[1].Split('\n')[0])
            .Single();

    /// <summary>What a proxy of the Gateway receives, as text in which the namespace is called <c>default</c>, and nothing has an age.</summary>
    public async Task<string> ReceiveAsync(IPEndPoint server, string ns, CancellationToken cancellationToken)
    {
        using var client = new DeltaXdsClient(
            new DeltaXdsClientOptions
            {
                Address = new Uri($"http://{server}"),
                Gateway = new NamespacedName(ns, Gateway),
            }
        );
        // A server that serves knows everything, and says all of a type at once.
        await foreach (var update in client.WatchAsync(cancellationToken))
        {
            if (update.Type == XdsResourceType.Resource)
                break;
        }
        var resources = client.ResourcesOf(XdsResourceType.Resource).Values;
        return Age.Replace(Text(resources).Replace(ns, "default", StringComparison.Ordinal), "");
    }

    public static string AcceptedFolder => Checkout.PathOf("tests", "Syncer.Host.Tests", "Examples", "received");

    // Keys of streams start with the age of their route, in seconds, which objects of a folder do not have.
    [GeneratedRegex(@"(?<=[/""])[0-9]{10}/(?=default/)")]
    private static partial Regex Age { get; }

    private static string Text(IEnumerable<ReceivedResource> resources)
    {
        var text = new StringBuilder();
        foreach (var resource in resources.OrderBy(resource => resource.Name, StringComparer.Ordinal))
            text.Append(resource.Name).Append(' ').Append(Json(resource.Message)).Append('\n');
        return text.ToString();
    }

    private static string Json(IMessage message) =>
        JsonNode.Parse(JsonFormatter.Default.Format(message))!.ToJsonString(Indented).ReplaceLineEndings("\n");
}
