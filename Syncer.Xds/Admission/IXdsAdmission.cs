// SPDX-License-Identifier: Apache-2.0

using System.Security.Claims;
using Grpc.Core;
using Krt;

namespace Syncer.Xds;

/// <summary>
/// Decides as which gateway a stream is served. The default serves it as the gateway its role names, whoever calls; a
/// registered implementation replaces it, to compare the caller with the role, or to find the gateway behind a role that
/// holds a shortened name (spec xds-addresses 2.4, 3.2).
/// </summary>
public interface IXdsAdmission
{
    /// <summary>Called once per stream, at its first request, for several streams at once.</summary>
    /// <param name="node">What the proxy says of itself.</param>
    /// <param name="caller">Who the proxy is, as far as authentication established it.</param>
    /// <returns>The gateway; <see langword="null"/> to serve only what all proxies receive.</returns>
    /// <exception cref="RpcException">The stream is refused with this status.</exception>
    NamespacedName? Admit(XdsNode node, ClaimsPrincipal caller);
}
