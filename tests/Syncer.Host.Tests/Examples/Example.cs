// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Krt;
using Syncer.Xds;

namespace Syncer.Host.Tests.Examples;

/// <summary>A folder of manifests below <c>examples</c>, all about one Gateway.</summary>
/// <param name="Name">The name of the folder.</param>
internal sealed record Example(string Name)
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

    /// <summary>
    /// What a proxy of the Gateway receives once there is as much as expected, as text in which the namespace is called
    /// <c>default</c>.
    /// </summary>
    public async Task<string> ReceiveAsync(IPEndPoint server, string ns, CancellationToken cancellationToken)
    {
        using var client = new DeltaXdsClient(
            new DeltaXdsClientOptions
            {
                Address = new Uri($"http://{server}"),
                Gateway = new NamespacedName(ns, Gateway),
            }
        );
        // Objects of a cluster become known one by one; the last of them is the one that is waited for.
        await foreach (var _ in client.WatchAsync(cancellationToken))
        {
            var received = client.ResourcesOf(XdsResourceType.Resource);
            if (Expected.All(received.Keys.Select(name => InDefault(name, ns)).Contains))
                return InDefault(Text(received.Values), ns);
        }
        throw new InvalidOperationException("the stream ended");
    }

    // The first line of every accepted file lists the names.
    private string[] Expected => File.Exists(AcceptedFile) ? File.ReadLines(AcceptedFile).First()[2..].Split(' ') : [];

    public static string AcceptedFolder => Checkout.PathOf("tests", "Syncer.Host.Tests", "Examples", "received");

    private string AcceptedFile => Path.Combine(AcceptedFolder, $"{Name}.verified.txt");

    private static string Text(IEnumerable<ReceivedResource> resources)
    {
        var sorted = resources.OrderBy(resource => resource.Name, StringComparer.Ordinal).ToArray();
        var text = new StringBuilder();
        text.Append("# ").AppendJoin(' ', sorted.Select(resource => resource.Name)).Append('\n');
        foreach (var resource in sorted)
            text.Append(Json(resource.Message)).Append('\n');
        return text.ToString();
    }

    private static string Json(IMessage message) =>
        JsonNode.Parse(JsonFormatter.Default.Format(message))!.ToJsonString(Indented).ReplaceLineEndings("\n");

    private static string InDefault(string text, string ns) => text.Replace(ns, "default", StringComparison.Ordinal);
}
