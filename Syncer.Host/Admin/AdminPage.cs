// SPDX-License-Identifier: Apache-2.0

using System.Reflection;

namespace Syncer.Host.Admin;

/// <summary>The page for operators: files that the program carries in itself, and nothing from anywhere else.</summary>
internal static class AdminPage
{
    private const string Prefix = "page/";

    // Nothing but the files of this page runs in it, whatever names of objects it has to show.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Maps <c>/</c> and the files it refers to.</summary>
    public static IEndpointConventionBuilder MapAdminPage(this IEndpointRouteBuilder endpoints)
    {
        var page = endpoints.MapGroup("");
        foreach (var name in Assembly.GetManifestResourceNames().Where(IsFile))
            page.MapGet(PathOf(name[Prefix.Length..]), (RequestDelegate)(context => SendAsync(context, name)));
        return page;
    }

    private static Assembly Assembly => typeof(AdminPage).Assembly;

    private static bool IsFile(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    private static string PathOf(string file) => file == "index.html" ? "/" : $"/{file}";

    private static async Task SendAsync(HttpContext context, string name)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache";
        headers["Referrer-Policy"] = "no-referrer";
        context.Response.ContentType = TypeOf(name);
        await using var file = Assembly.GetManifestResourceStream(name)!;
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static string TypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "application/octet-stream",
        };
}
