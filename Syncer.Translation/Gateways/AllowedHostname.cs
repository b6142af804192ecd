// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Gateways;

/// <summary>A hostname that routes of a namespace may use on a listener (spec gateways-routes 2.5).</summary>
/// <param name="Namespace">A namespace, <c>*</c> for every one, <c>~</c> for none.</param>
/// <param name="Host">The hostname of the listener, <c>*</c> when it has none.</param>
public readonly record struct AllowedHostname(string Namespace, string Host);
