// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Syncer.Host.Cli.Printing;
using Syncer.Host.Logging;

namespace Syncer.Host.Admin;

/// <summary>Shows and changes, at run time, from which level on messages are logged.</summary>
internal static class LoggingEndpoints
{
    private const string Overall = "level";

    /// <summary>The level that gives a category back to the one it lies in.</summary>
    private const string Inherit = "inherit";

    /// <summary>
    /// Maps <c>GET /logging</c>, and <c>PUT</c> or <c>POST /logging?level=LEVEL</c> or <c>?CATEGORY=LEVEL</c>; the level
    /// <c>inherit</c> takes what was said of a category back.
    /// </summary>
    public static IEndpointConventionBuilder MapLogging(this IEndpointRouteBuilder endpoints)
    {
        var thresholds = endpoints.ServiceProvider.GetRequiredService<LogThresholds>();
        return endpoints.MapMethods(
            "/logging",
            [HttpMethods.Get, HttpMethods.Put, HttpMethods.Post],
            (RequestDelegate)(context => AnswerAsync(context, thresholds))
        );
    }

    private static Task AnswerAsync(HttpContext context, LogThresholds thresholds)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && Change(context.Request.Query, thresholds) is { } problem)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return context.Response.WriteAsync($"{problem}\n");
        }
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonText.Of(ToJson(thresholds)));
    }

    /// <returns>What is wrong; then nothing was changed.</returns>
    private static string? Change(IEnumerable<KeyValuePair<string, StringValues>> query, LogThresholds thresholds)
    {
        var changes = new List<(string Category, LogThreshold? Threshold)>();
        foreach (var (category, text) in query)
        {
            if (text.ToString() is not Inherit and var name && Parse(name) is null)
                return $"\"{name}\" is no level: {string.Join(", ", Names)} are, and {Inherit} for a category";
            if (category == Overall && text.ToString() == Inherit)
                return $"{Overall} cannot be inherited";
            changes.Add((category, Parse(text.ToString())));
        }
        if (changes.Count == 0)
            return $"{Overall}=LEVEL or CATEGORY=LEVEL is expected";
        foreach (var (category, threshold) in changes)
        {
            if (category == Overall)
                thresholds.Otherwise = threshold!.Value;
            else
                thresholds.Set(category, threshold);
        }
        return null;
    }

    private static JsonObject ToJson(LogThresholds thresholds) =>
        new()
        {
            [Overall] = NameOf(thresholds.Otherwise),
            ["categories"] = new JsonObject([
                .. thresholds
                    .ByCategory.OrderBy(threshold => threshold.Key, StringComparer.Ordinal)
                    .Select(threshold =>
                        KeyValuePair.Create<string, JsonNode?>(threshold.Key, NameOf(threshold.Value))
                    ),
            ]),
        };

    private static IEnumerable<string> Names => Enum.GetValues<LogThreshold>().Select(NameOf);

    private static string NameOf(LogThreshold threshold) =>
        JsonNamingPolicy.CamelCase.ConvertName(Enum.GetName(threshold)!);

    private static LogThreshold? Parse(string name)
    {
        foreach (var threshold in Enum.GetValues<LogThreshold>())
        {
            if (NameOf(threshold) == name)
                return threshold;
        }
        return null;
    }
}
