// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Routes;

/// <summary>Reasons of the conditions of a route (Gateway API <c>RouteConditionReason</c>).</summary>
public static class RouteReasons
{
    public const string Accepted = "Accepted";

    public const string NoMatchingParent = "NoMatchingParent";

    public const string NoMatchingListenerHostname = "NoMatchingListenerHostname";

    public const string NotAllowedByListeners = "NotAllowedByListeners";

    public const string UnsupportedValue = "UnsupportedValue";

    public const string IncompatibleFilters = "IncompatibleFilters";

    public const string ResolvedRefs = "ResolvedRefs";

    public const string RefNotPermitted = "RefNotPermitted";

    public const string InvalidKind = "InvalidKind";

    public const string BackendNotFound = "BackendNotFound";
}
