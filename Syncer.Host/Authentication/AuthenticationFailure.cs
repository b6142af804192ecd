// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;

namespace Syncer.Host.Authentication;

/// <summary>The ways in which authentication fails; proxies tell their users to look for these words.</summary>
internal static class AuthenticationFailure
{
    /// <summary>The token is no good, and will not become so.</summary>
    public static RpcException Refused(string reason) => Failure(StatusCode.Unauthenticated, reason);

    /// <summary>Whether the token is any good cannot be found out now.</summary>
    public static RpcException Unavailable(string reason) => Failure(StatusCode.Unavailable, reason);

    private static RpcException Failure(StatusCode code, string reason) =>
        new(new Status(code, $"authentication failure: {reason}"));
}
