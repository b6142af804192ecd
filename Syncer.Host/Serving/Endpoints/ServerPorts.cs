// SPDX-License-Identifier: Apache-2.0

using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Syncer.Host.Serving.Endpoints;

/// <summary>
/// Keeps the ports of one server apart. Which port a request came in by is told by its connection: a Host header can name any.
/// </summary>
internal static class ServerPorts
{
    private static readonly object Key = typeof(ServerPort);

    /// <summary>Marks every connection of a port.</summary>
    public static ListenOptions For(this ListenOptions listen, ServerPort port)
    {
        listen.Use(next =>
            connection =>
            {
                connection.Items[Key] = port;
                return next(connection);
            }
        );
        return listen;
    }

    /// <summary>Offers an endpoint on one port only.</summary>
    public static TBuilder OnPort<TBuilder>(this TBuilder endpoint, ServerPort port)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(port);

    /// <summary>Whether a request came in by a port.</summary>
    public static bool IsOn(this HttpContext context, ServerPort port) =>
        context.Features.Get<IConnectionItemsFeature>()?.Items.TryGetValue(Key, out var actual) == true
        && (ServerPort)actual! == port;

    /// <summary>Answers 404 where an endpoint is asked for on another port than its own.</summary>
    public static void UseSeparatePorts(this WebApplication application) =>
        application.Use(
            (context, next) =>
            {
                if (context.GetEndpoint() is { } endpoint && !context.IsOn(PortOf(endpoint)))
                    context.SetEndpoint(null);
                return next(context);
            }
        );

    private static ServerPort PortOf(Endpoint endpoint) =>
        endpoint.Metadata.OfType<ServerPort>().LastOrDefault(ServerPort.Xds);
}
