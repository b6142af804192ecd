// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Syncer.Host.Serving.Endpoints;

namespace Syncer.Host.Admin;

/// <summary>Keeps the pages of other sites, which browsers on the same machine show, away from the port of operators.</summary>
internal static class AdminPort
{
    /// <summary>
    /// Answers 403 where a name other than <c>localhost</c> led here, for a name can be made to mean this machine, and where
    /// a page of another site wants to change something.
    /// </summary>
    public static void UseAdminGuard(this WebApplication application) =>
        application.Use(
            (context, next) =>
            {
                if (!context.IsOn(ServerPort.Admin) || (IsLocalName(context.Request) && IsOwnOrigin(context.Request)))
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return context.Response.WriteAsync("use an IP address or localhost, from this site\n");
            }
        );

    private static bool IsLocalName(HttpRequest request) =>
        request.Host.Host == "localhost" || IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out _);

    private static bool IsOwnOrigin(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        || HttpMethods.IsHead(request.Method)
        || (
            request.Headers.Origin is var origin
            && (origin.Count == 0 || origin.ToString() == $"{request.Scheme}://{request.Host}")
        );
}
