// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes.Attachment;

/// <summary>Whether a listener admits a route (spec gateways-routes 3.3).</summary>
internal static class ListenerAdmission
{
    private static readonly ValueList<string> AnyHostname = [HostnameOverlap.Any];

    /// <summary>Why the listener does not admit the route, <see langword="null"/> when it does.</summary>
    public static RouteProblem? Denial(IRouteRow route, ParentReference reference, ParentListener listener)
    {
        if (reference.Port is { } port && port != listener.Port)
            return new(RouteReasons.NoMatchingParent, $"port {port} not found");
        if (reference.SectionName is { } section && section != listener.SectionName)
            return new(RouteReasons.NoMatchingParent, $"sectionName \"{section}\" not found");
        return HostnameDenial(route, listener) ?? KindDenial(route, listener);
    }

    /// <summary>
    /// The denial that tells the author most: of one made by a listener that knows the hostname, one by hostname, and one
    /// that found no listener, the first; of equals, the earlier one (spec gateways-routes 11 Q13).
    /// </summary>
    public static RouteProblem? MostTelling(RouteProblem? first, RouteProblem second) =>
        first is null || Rank(second) < Rank(first) ? second : first;

    private static RouteProblem? HostnameDenial(IRouteRow route, ParentListener listener)
    {
        var hostnames = route.Hostnames.Count == 0 ? AnyHostname : route.Hostnames;
        var matched = false;
        foreach (var allowed in listener.Hostnames)
        {
            if (!OverlapsAny(allowed.Host, hostnames))
                continue;
            if (allowed.Namespace == "*" || allowed.Namespace == route.Metadata.Namespace)
                return null;
            matched = true;
        }
        return matched
            ? new(
                RouteReasons.NotAllowedByListeners,
                $"hostnames matched parent hostname \"{listener.Hostname}\", but namespace \"{route.Metadata.Namespace}\" is not allowed by the parent"
            )
            : new(
                RouteReasons.NoMatchingListenerHostname,
                $"no hostnames matched parent hostname \"{listener.Hostname}\""
            );
    }

    private static RouteProblem? KindDenial(IRouteRow route, ParentListener listener) =>
        listener.AllowedKinds.Span.Contains(route.Kind)
            ? null
            : new(RouteReasons.NotAllowedByListeners, $"kind {route.ApiVersion}, Kind={route.Kind} is not allowed");

    private static bool OverlapsAny(string host, ValueList<string> hostnames)
    {
        foreach (var hostname in hostnames.Span)
        {
            if (HostnameOverlap.Overlaps(host, hostname))
                return true;
        }
        return false;
    }

    private static int Rank(RouteProblem denial) =>
        denial.Reason switch
        {
            RouteReasons.NotAllowedByListeners => 0,
            RouteReasons.NoMatchingListenerHostname => 1,
            _ => 2,
        };
}
