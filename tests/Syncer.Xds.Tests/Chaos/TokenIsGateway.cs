// SPDX-License-Identifier: Apache-2.0

using System.Security.Claims;
using Grpc.Core;
using Krt;

namespace Syncer.Xds.Tests;

/// <summary>Believes the gateway that a token names, and lets nobody be another one.</summary>
internal sealed class TokenIsGateway : IXdsAuthenticator, IXdsAdmission
{
    public ValueTask<ClaimsPrincipal> AuthenticateAsync(string? token, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, token ?? "")], "test")));

    public NamespacedName? Admit(XdsNode node, ClaimsPrincipal caller) =>
        node.Gateway?.ToString() == caller.Identity!.Name
            ? node.Gateway
            : throw new RpcException(new Status(StatusCode.PermissionDenied, "not yours"));
}
