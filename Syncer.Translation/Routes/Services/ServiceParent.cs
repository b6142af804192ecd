// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Routes.Services;

/// <summary>A service whose own requests routes may handle (GAMMA; spec gateways-routes 3.15).</summary>
/// <param name="Hostname">The hostname by which the data plane knows the service.</param>
/// <param name="Ports">Its ports.</param>
/// <param name="Gateways">The gateways whose proxies handle requests to it, for example its waypoints.</param>
public sealed record ServiceParent(string Hostname, ValueList<int> Ports, ValueList<NamespacedName> Gateways);
