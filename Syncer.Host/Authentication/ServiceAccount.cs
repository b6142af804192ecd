// SPDX-License-Identifier: Apache-2.0

using System.Security.Claims;
using Krt;

namespace Syncer.Host.Authentication;

/// <summary>The names by which Kubernetes knows the ServiceAccounts of pods.</summary>
internal static class ServiceAccount
{
    /// <summary>The group that every ServiceAccount is in.</summary>
    public const string Group = "system:serviceaccounts";

    /// <summary>The audience that tokens of proxies are issued for.</summary>
    public const string Audience = "agentgateway";

    /// <summary>Reads <c>system:serviceaccount:NAMESPACE:NAME</c>.</summary>
    public static NamespacedName? Parse(string? user) =>
        user?.Split(':') is ["system", "serviceaccount", { Length: > 0 } @namespace, { Length: > 0 } name]
            ? new NamespacedName(@namespace, name)
            : null;

    /// <summary>Who is behind a name that <see cref="Parse"/> understands.</summary>
    /// <param name="user">The name.</param>
    /// <param name="authentication">How that was found out.</param>
    public static ClaimsPrincipal ToPrincipal(string user, string authentication) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, user)], authentication));
}
