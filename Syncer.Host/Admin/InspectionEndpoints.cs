// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Syncer.Host.Inspection;
using Syncer.Host.Inspection.Overviews;
using Syncer.Host.Inspection.Searching;

namespace Syncer.Host.Admin;

/// <summary>The answers that the command line asks for with <c>--admin</c>, and what the admin page shows besides, as JSON.</summary>
internal static class InspectionEndpoints
{
    /// <summary>
    /// Maps <c>GET /api/overview</c>, <c>/api/objects?search=WORDS</c>, <c>/api/explain?kind=KIND&amp;name=NAME</c>,
    /// <c>/api/explain-resource?name=WIRE-NAME</c>, <c>/api/graph?view=VIEW&amp;form=FORM</c> and <c>/api/configuration</c>.
    /// The services must have a <see cref="SyncerInspector"/> and an <see cref="OverviewReader"/>. A question without an answer is answered 400 with the reason as text.
    /// </summary>
    public static IEndpointConventionBuilder MapInspection(
        this IEndpointRouteBuilder endpoints,
        Func<ServedSource> source
    )
    {
        var inspector = endpoints.ServiceProvider.GetRequiredService<SyncerInspector>();
        var overviews = endpoints.ServiceProvider.GetRequiredService<OverviewReader>();
        var api = endpoints.MapGroup("/api");
        Map("/overview", (_, _) => Json(overviews.Read(source()), InspectionJson.Default.Overview));
        Map(
            "/objects",
            (query, _) =>
                Json(ObjectSearch.Find(inspector, query("search")), InspectionJson.Default.IReadOnlyListFoundObject)
        );
        Map(
            "/explain",
            async (query, token) =>
                await Json(
                    await inspector.ExplainObjectAsync(query("kind"), query("name"), token),
                    InspectionJson.Default.ObjectExplanation
                )
        );
        Map(
            "/explain-resource",
            async (query, token) =>
                await Json(
                    await inspector.ExplainResourceAsync(query("name"), token),
                    InspectionJson.Default.ResourceExplanation
                )
        );
        Map(
            "/configuration",
            async (_, token) =>
                await Json(await inspector.ReadConfigurationAsync(token), InspectionJson.Default.ServedConfiguration)
        );
        Map(
            "/graph",
            async (query, token) =>
                new Answer(
                    Encoding.UTF8.GetBytes(await inspector.RenderGraphAsync(query("view"), query("form"), token)),
                    query("form") == "json" ? "application/json" : "text/plain; charset=utf-8"
                )
        );
        return api;

        void Map(string path, Func<Func<string, string>, CancellationToken, Task<Answer>> answer) =>
            api.MapGet(path, (RequestDelegate)(context => AnswerAsync(context, answer)));
    }

    private static Task<Answer> Json<T>(T value, JsonTypeInfo<T> json) =>
        Task.FromResult(new Answer(JsonSerializer.SerializeToUtf8Bytes(value, json), "application/json"));

    private static async Task AnswerAsync(
        HttpContext context,
        Func<Func<string, string>, CancellationToken, Task<Answer>> answer
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            var (body, contentType) = await answer(
                name => context.Request.Query[name].ToString(),
                context.RequestAborted
            );
            context.Response.ContentType = contentType;
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
        catch (InspectionException e)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync($"{e.Message}\n", context.RequestAborted);
        }
    }

    private sealed record Answer(byte[] Body, string ContentType);
}
