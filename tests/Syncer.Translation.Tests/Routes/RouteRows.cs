// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Krt;
using Syncer.Translation.Gateways;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Tests.Routes;

/// <summary>Rows for tests, read from the JSON of a spec as the cluster would send it.</summary>
internal static class RouteRows
{
    public static HttpRoute Http(string name, string spec, string labels = "{}", long generation = 0) =>
        JsonSerializer.Deserialize(Object(name, spec, labels, generation), RouteJson.Default.HttpRoute)!;

    /// <summary>The spec of a route with these rules and the Gateway <c>gw</c> as its parent.</summary>
    public static string OfGateway(params string[] rules) =>
        $$"""{"parentRefs": [{"name": "gw"}], "rules": [{{string.Join(',', rules)}}]}""";

    public static GrpcRoute Grpc(string name, string spec) =>
        JsonSerializer.Deserialize(Object(name, spec), RouteJson.Default.GrpcRoute)!;

    public static TcpRoute Tcp(string name, string spec, DateTimeOffset? created = null) =>
        Created(JsonSerializer.Deserialize(Object(name, spec), RouteJson.Default.TcpRoute)!, created);

    public static TlsRoute Tls(string name, string spec) =>
        JsonSerializer.Deserialize(Object(name, spec), RouteJson.Default.TlsRoute)!;

    public static Service Service(string name) => new() { Metadata = Meta(name) };

    /// <summary>The listeners of a Gateway, open to HTTPRoutes of every namespace unless changed.</summary>
    public static ParentListeners Gateway(string name, params ParentListener[] listeners) =>
        new(new("Gateway", Name(name)), [.. listeners.Select(listener => Owned(listener, Name(name), Name(name)))]);

    /// <summary>The listeners that a ListenerSet contributes to a Gateway.</summary>
    public static ParentListeners ListenerSet(string name, string gateway, params ParentListener[] listeners) =>
        new(
            new("ListenerSet", Name(name)),
            [.. listeners.Select(listener => Owned(listener, Name(name), Name(gateway)))]
        );

    public static ParentListener Listener(
        string name,
        int port = 80,
        string hostname = "",
        string @namespace = "*",
        params string[] kinds
    ) =>
        new()
        {
            ListenerKey = "",
            Gateway = default,
            SectionName = name,
            Port = port,
            Protocol = "HTTP",
            Hostname = hostname,
            Hostnames = [new(@namespace, hostname.Length == 0 ? "*" : hostname)],
            AllowedKinds = kinds.Length == 0 ? ["HTTPRoute", "GRPCRoute"] : [.. kinds],
        };

    public static NamespacedName Name(string text) =>
        text.Split('/') is [var @namespace, var name] ? new(@namespace, name) : new("default", text);

    public static ObjectMeta Meta(string name) => new() { Namespace = Name(name).Namespace, Name = Name(name).Name };

    private static ParentListener Owned(ParentListener listener, NamespacedName owner, NamespacedName gateway) =>
        listener with
        {
            ListenerKey = $"{owner}.{listener.SectionName}",
            Gateway = gateway,
        };

    private static TcpRoute Created(TcpRoute route, DateTimeOffset? created) =>
        route with
        {
            Metadata = route.Metadata with { CreationTimestamp = created },
        };

    private static string Object(string name, string spec, string labels = "{}", long generation = 0) =>
        $$"""
            {
              "metadata": {
                "namespace": "{{Name(name).Namespace}}",
                "name": "{{Name(name).Name}}",
                "generation": {{generation}},
                "labels": {{labels}}
              },
              "spec": {{spec}}
            }
            """;
}
