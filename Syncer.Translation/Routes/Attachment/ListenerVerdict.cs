// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways;

namespace Syncer.Translation.Routes.Attachment;

/// <summary>Whether a listener admits a route.</summary>
/// <param name="Listener">The listener.</param>
/// <param name="Denial">Why it does not, <see langword="null"/> when it does.</param>
public sealed record ListenerVerdict(ParentListener Listener, RouteProblem? Denial);
