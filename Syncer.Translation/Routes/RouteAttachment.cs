// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Gateways;

namespace Syncer.Translation.Routes;

/// <summary>A route admitted to a listener; counted once per route in the listener's <c>attachedRoutes</c> (spec 4.3).</summary>
/// <param name="Route">The route object.</param>
/// <param name="Parent">The Gateway or ListenerSet named by the parentRef.</param>
/// <param name="SectionName">The listener.</param>
public sealed record RouteAttachment(RouteKey Route, ParentKey Parent, string SectionName) : IKeyed<RouteAttachment>
{
    RouteAttachment IKeyed<RouteAttachment>.Key => this;
}
