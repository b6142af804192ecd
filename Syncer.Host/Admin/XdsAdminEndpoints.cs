// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Nodes;
using Krt;
using Syncer.Host.Inspection;
using Syncer.Xds;

namespace Syncer.Host.Admin;

/// <summary>What delta xDS does, as JSON: for the loopback interface, since configurations are nobody else's business.</summary>
public static class XdsAdminEndpoints
{
    /// <summary>
    /// Maps <c>GET /debug/connections</c>, <c>/debug/rejections</c>, <c>/snapshots/xds</c> (the gateways) and
    /// <c>/snapshots/xds?gateway=NAMESPACE/NAME</c> (what one is served; <c>*</c> for what all are), with <c>&amp;content</c>
    /// for the resources themselves, from which private keys and credentials are left out. <c>?pretty</c> indents.
    /// </summary>
    /// <param name="endpoints">The services must have a <see cref="DeltaXdsServer"/>.</param>
    /// <returns>All of them, to restrict them to a port for instance.</returns>
    public static RouteGroupBuilder MapXdsAdmin(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var server = endpoints.ServiceProvider.GetRequiredService<DeltaXdsServer>();
        var group = endpoints.MapGroup("");
        Map("/debug/connections", _ => Array(server.Connections, XdsStateJson.Of));
        Map("/debug/rejections", _ => Array(server.Rejections, XdsStateJson.Of));
        Map("/snapshots/xds", request => Snapshot(server, request));
        return group;

        void Map(string path, Func<HttpRequest, JsonNode?> read) =>
            group.MapGet(path, (RequestDelegate)(context => AnswerAsync(context, read)));
    }

    private static JsonObject? Snapshot(DeltaXdsServer server, HttpRequest request)
    {
        if (request.Query["gateway"].ToString() is not { Length: > 0 } name)
            return new JsonObject { ["gateways"] = Array(server.Gateways, gateway => JsonValue.Create($"{gateway}")) };
        if (name == "*")
            return Served(server, null, request.Query.ContainsKey("content"));
        return name.Split('/') is [{ Length: > 0 } @namespace, { Length: > 0 } ofGateway]
            ? Served(server, new NamespacedName(@namespace, ofGateway), request.Query.ContainsKey("content"))
            : null;
    }

    private static JsonObject Served(DeltaXdsServer server, NamespacedName? gateway, bool withContent)
    {
        var served = new JsonObject { ["gateway"] = gateway?.ToString() ?? "*" };
        foreach (var type in XdsResourceType.All)
            served[type.Name] = Array(server.ResourcesOf(type, gateway), resource => ToJson(resource, withContent));
        return served;
    }

    private static JsonObject ToJson(XdsResource resource, bool withContent)
    {
        var json = new JsonObject { ["name"] = resource.Key.Name, ["version"] = resource.Version };
        if (withContent)
            json["content"] = ProtoJson.Of(resource.Key.Type.Decode(resource.Bytes), showSecrets: false);
        return json;
    }

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> toJson) =>
        new([.. items.Select(toJson)]);

    private static async Task AnswerAsync(HttpContext context, Func<HttpRequest, JsonNode?> read)
    {
        if (read(context.Request) is not { } answer)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync("gateway must be NAMESPACE/NAME or *\n");
            return;
        }
        context.Response.ContentType = "application/json";
        using var json = new Utf8JsonWriter(
            context.Response.BodyWriter,
            new JsonWriterOptions { Indented = context.Request.Query.ContainsKey("pretty") }
        );
        answer.WriteTo(json);
        json.Flush();
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
