// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Routes.Delegation;
using Syncer.Translation.Routes.Rules;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes;

/// <summary>
/// The collections that routes are translated through. A change of a route, or of something it refers to, translates that
/// route again and no other, except the routes that are delegated to.
/// </summary>
public static class RouteCollections
{
    public static RouteOutputs Build(RouteInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var delegation = new RouteDelegation(inputs);
        var routes = Translations(inputs, inputs.HttpRoutes, HttpRules.Translate, delegation.Adopt)
            .UnionDisjoint(
                new CollectionOptions<RouteKey, RouteTranslation> { Name = "RouteTranslations" },
                Translations(inputs, inputs.GrpcRoutes, GrpcRules.Translate),
                Translations(inputs, inputs.TcpRoutes, StreamRules.Translate),
                Translations(inputs, inputs.TlsRoutes, StreamRules.Translate)
            );
        return new()
        {
            Routes = routes,
            Resources = routes.SelectMany(
                (_, route) => route.Resources,
                resource => resource.Key,
                new() { Name = "RouteResources" }
            ),
            Attachments = routes.SelectMany(
                (_, route) => route.Attachments,
                attachment => attachment,
                new() { Name = "RouteAttachments" }
            ),
            Statuses = routes.Select(
                (_, route) => route.Status,
                status => status.Key,
                new() { Name = "RouteStatuses" }
            ),
        };
    }

    private static IKrtCollection<RouteKey, RouteTranslation> Translations<TRoute>(
        RouteInputs inputs,
        IKrtCollection<NamespacedName, TRoute> routes,
        Func<TRoute, BackendLookup, IReadOnlyList<TranslatedRule>> translateRules,
        Func<TransformContext, TRoute, RouteAdoption>? adopt = null
    )
        where TRoute : class, IRouteRow =>
        routes.Select(
            (context, route) =>
                RouteTranslator.Translate(
                    context,
                    route,
                    inputs,
                    translateRules,
                    adopt?.Invoke(context, route) ?? RouteAdoption.None
                ),
            translation => translation.Key,
            new CollectionOptions<RouteKey, RouteTranslation> { Name = $"{typeof(TRoute).Name}Translations" }
        );
}
