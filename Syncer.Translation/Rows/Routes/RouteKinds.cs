// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes;

/// <summary>The kinds of routes, all of group <c>gateway.networking.k8s.io</c>.</summary>
public static class RouteKinds
{
    public const string Http = "HTTPRoute";

    public const string Grpc = "GRPCRoute";

    public const string Tcp = "TCPRoute";

    public const string Tls = "TLSRoute";
}
