// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Krt;
using Syncer.Translation.Gateways;
using Syncer.Translation.References;
using Syncer.Translation.Routes;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Status;

namespace Syncer.Translation.Tests.Gateways;

/// <summary>Source collections, the translation of them, and its results as JSON. Writes are published at once.</summary>
internal sealed class GatewayRig : IAsyncDisposable
{
    private readonly KrtEngine _engine = new(new() { Mode = PropagationMode.Inline });

    public GatewayRig(SyncerSettings? settings = null)
    {
        Classes = _engine.Root.Source<NamespacedName, GatewayClass>();
        Gateways = _engine.Root.Source<NamespacedName, Gateway>();
        ListenerSets = _engine.Root.Source<NamespacedName, ListenerSet>();
        Namespaces = _engine.Root.Source<NamespacedName, Namespace>();
        Secrets = _engine.Root.Source<NamespacedName, Secret>();
        ConfigMaps = _engine.Root.Source<NamespacedName, ConfigMap>();
        Grants = _engine.Root.Source<NamespacedName, ReferenceGrant>();
        Attachments = _engine.Root.Source<RouteAttachment, RouteAttachment>();
        Translation = GatewayTranslation.Build(
            new()
            {
                GatewayClasses = Classes,
                Gateways = Gateways,
                ListenerSets = ListenerSets,
                Namespaces = Namespaces,
                Secrets = Secrets,
                ConfigMaps = ConfigMaps,
                Grants = new ReferenceGrants(Grants),
            },
            settings ?? new()
        );
        Statuses = Translation.BuildStatuses(Attachments);
        Classes.Set(GatewayRows.Class("agentgateway", "agentgateway.dev/agentgateway"));
    }

    public SourceCollection<NamespacedName, GatewayClass> Classes { get; }

    public SourceCollection<NamespacedName, Gateway> Gateways { get; }

    public SourceCollection<NamespacedName, ListenerSet> ListenerSets { get; }

    public SourceCollection<NamespacedName, Namespace> Namespaces { get; }

    public SourceCollection<NamespacedName, Secret> Secrets { get; }

    public SourceCollection<NamespacedName, ConfigMap> ConfigMaps { get; }

    public SourceCollection<NamespacedName, ReferenceGrant> Grants { get; }

    public SourceCollection<RouteAttachment, RouteAttachment> Attachments { get; }

    public GatewayTranslation Translation { get; }

    public IKrtCollection<StatusKey, ObjectStatus> Statuses { get; }

    public string[] ResourceNames =>
        [
            .. Translation
                .Resources.Snapshot.Keys.Select(key => $"{key.Gateway} {key.Name}")
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>A resource by its wire name.</summary>
    public JsonNode Resource(string name) =>
        JsonNode.Parse(
            JsonFormatter.Default.Format(
                Translation.Resources.Snapshot.Values.Single(resource => resource.Key.Name == name).ToMessage()
            )
        )!;

    /// <summary>The status of an object, null when it has none.</summary>
    public JsonNode? Status(string kind, string @namespace, string name)
    {
        var key = new StatusKey("gateway.networking.k8s.io/v1", kind, new(@namespace, name));
        if (!Statuses.TryGet(key, out var status))
            return null;
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            status.Body.WriteTo(writer);
        return JsonNode.Parse(stream.ToArray());
    }

    /// <summary>The conditions of an object as <c>Type=Status/Reason</c>.</summary>
    public string[] Conditions(string kind, string @namespace, string name) =>
        Texts(Status(kind, @namespace, name)!["conditions"]!);

    /// <summary>The conditions of a listener as <c>Type=Status/Reason</c>.</summary>
    public string[] ListenerConditions(string kind, string @namespace, string name, string listener) =>
        Texts(Listener(kind, @namespace, name, listener)["conditions"]!);

    public JsonNode Listener(string kind, string @namespace, string name, string listener) =>
        Status(kind, @namespace, name)!["listeners"]!.AsArray().Single(entry => (string)entry!["name"]! == listener)!;

    /// <summary>The message of a condition of a listener.</summary>
    public string ListenerMessage(string kind, string @namespace, string name, string listener, string type) =>
        (string)
            Listener(kind, @namespace, name, listener)["conditions"]!
                .AsArray()
                .Single(condition => (string)condition!["type"]! == type)!["message"]!;

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private static string[] Texts(JsonNode conditions) =>
        [
            .. conditions
                .AsArray()
                .Select(condition => $"{condition!["type"]}={condition["status"]}/{condition["reason"]}"),
        ];
}
