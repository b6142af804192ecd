// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Routes.Delegation;

/// <summary>A route that delegates requests to other routes, reduced to what these need to know of it.</summary>
/// <param name="Key">The route.</param>
/// <param name="Selectors">Whom it delegates to, see <see cref="RouteGroups.Selector"/>.</param>
/// <param name="Gateways">The gateways that it is attached to itself.</param>
/// <param name="AsDelegated">Who may delegate to it in turn, <see langword="null"/> when no route may.</param>
internal sealed record DelegatingRoute(
    NamespacedName Key,
    ValueList<NamespacedName> Selectors,
    ValueList<NamespacedName> Gateways,
    DelegatedRoute? AsDelegated
) : IKeyed<NamespacedName>;
