// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Routes.Rules;

/// <summary>A service whose requests the rules of a route handle.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Hostname">The hostname by which the data plane knows it.</param>
/// <param name="Port">The port, null for every one.</param>
internal sealed record PlacedService(string Namespace, string Hostname, int? Port);
