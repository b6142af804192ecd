// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Tests.Worlds;

/// <summary>
/// Counts the routes of a listener by brute force, from the statuses: a route counts where an accepted parentRef of its
/// status names the listener, its object or its port, and the listener takes its kind, namespace and hostnames.
/// </summary>
internal static class AttachmentModel
{
    public static int Count(
        TranslationRig rig,
        string ownerKind,
        string ownerNamespace,
        string ownerName,
        ListenerSpec listener,
        IEnumerable<string> supportedKinds
    ) =>
        Routes(rig)
            .Count(route =>
                supportedKinds.Contains(route.Kind)
                && MayUse(rig, listener, ownerNamespace, route.Metadata.Namespace)
                && Overlaps(listener.Hostname, route.Hostnames)
                && AcceptedParents(rig, route)
                    .Any(parent =>
                        $"{parent["kind"]}/{parent["namespace"]}/{parent["name"]}"
                            == $"{ownerKind}/{ownerNamespace}/{ownerName}"
                        && (parent["sectionName"] is not { } section || (string)section! == listener.Name)
                        && (parent["port"] is not { } port || (int)port! == listener.Port)
                    )
            );

    private static IEnumerable<IRouteRow> Routes(TranslationRig rig) =>
        [
            .. rig.Of<HttpRoute>().Snapshot.Values,
            .. rig.Of<GrpcRoute>().Snapshot.Values,
            .. rig.Of<TcpRoute>().Snapshot.Values,
            .. rig.Of<TlsRoute>().Snapshot.Values,
        ];

    private static IEnumerable<JsonNode> AcceptedParents(TranslationRig rig, IRouteRow route) =>
        Goldens.GoldenWorld.Of(rig.Outputs).Statuses[$"{route.Kind} {route.Metadata.Key}"]["parents"]!
            .AsArray()
            .Where(parent => (string)parent!["conditions"]![0]!["status"]! == "True")
            .Select(parent => parent!["parentRef"]!);

    private static bool MayUse(TranslationRig rig, ListenerSpec listener, string ownerNamespace, string routeNamespace)
    {
        var filter = listener.AllowedRoutes?.Namespaces;
        return filter?.From switch
        {
            "All" => true,
            null or "Same" => ownerNamespace == routeNamespace,
            "Selector" => filter.Selector?.ToSelector() is { } selector
                && (
                    selector.IsEmpty
                    || rig.Of<Namespace>().TryGet(new("", routeNamespace), out var row)
                        && selector.Matches(row.Metadata.Labels)
                ),
            _ => false,
        };
    }

    private static bool Overlaps(string? listener, IReadOnlyCollection<string> hostnames) =>
        string.IsNullOrEmpty(listener)
        || listener == "*"
        || hostnames.Count == 0
        || hostnames.Any(host => Covers(listener, host) || Covers(host, listener));

    private static bool Covers(string wide, string narrow) =>
        wide == narrow || wide == "*" || (wide.StartsWith('*') && narrow.EndsWith(wide[1..], StringComparison.Ordinal));
}
