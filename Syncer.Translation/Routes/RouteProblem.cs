// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Routes;

/// <summary>Why a part of a route has no effect as written.</summary>
/// <param name="Reason">The reason of the status condition that reports it, one of <see cref="RouteReasons"/>.</param>
/// <param name="Message">What is wrong, for the author of the route.</param>
public sealed record RouteProblem(string Reason, string Message);
