// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes;

/// <summary>The kinds of routes and what they have in common.</summary>
public static class RouteKinds
{
    public const string Group = "gateway.networking.k8s.io";

    public const string ApiVersion = Group + "/v1";

    public const string Http = "HTTPRoute";

    public const string Grpc = "GRPCRoute";

    public const string Tcp = "TCPRoute";

    public const string Tls = "TLSRoute";
}
