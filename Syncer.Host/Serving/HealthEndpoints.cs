// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Serving;

/// <summary><c>/livez</c> answers while the process does; <c>/readyz</c> answers 200 when everything is served.</summary>
internal static class HealthEndpoints
{
    public static void Map(WebApplication application, Func<IReadOnlyList<string>> missing)
    {
        application.Map("/livez", context => AnswerAsync(context, []));
        application.Map("/readyz", context => AnswerAsync(context, missing()));
    }

    private static Task AnswerAsync(HttpContext context, IReadOnlyList<string> missing)
    {
        context.Response.StatusCode =
            missing.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(missing.Count == 0 ? "ok\n" : $"{string.Join('\n', missing)}\n");
    }
}
