// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Serving.Endpoints;

/// <summary><c>/livez</c> answers while the process does; <c>/readyz</c> answers 200 when everything is served.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication application, Readiness readiness)
    {
        var health = application.MapGroup("").OnPort(ServerPort.Health);
        health.Map("/livez", context => AnswerAsync(context, []));
        // Where existing deployments look.
        health.Map("/healthz", context => AnswerAsync(context, []));
        health.Map("/readyz", context => AnswerAsync(context, readiness.Missing));
    }

    private static Task AnswerAsync(HttpContext context, IReadOnlyList<string> missing)
    {
        context.Response.StatusCode =
            missing.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(missing.Count == 0 ? "ok\n" : $"{string.Join('\n', missing)}\n");
    }
}
