// SPDX-License-Identifier: Apache-2.0

using System.Security.Claims;
using Grpc.Core;
using Krt;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Xds;

namespace Syncer.Host.Authentication;

/// <summary>
/// Lets a proxy be the gateway its role names when its ServiceAccount is that gateway's (spec xds-addresses 2.4, 3.2): the one
/// with the gateway's name in the gateway's namespace, or one that the operator allowed.
/// </summary>
internal sealed class GatewayAdmission : IXdsAdmission
{
    private readonly IKrtCollection<NamespacedName, Gateway> _gateways;
    private readonly IKrtCollection<NamespacedName, RowGroup<NamespacedName, NamespacedName, Gateway>> _byLabel;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _allowed;
    private readonly bool _mustAuthenticate;

    /// <param name="gateways">The Gateways there are.</param>
    /// <param name="mustAuthenticate">Whether a role alone is not enough.</param>
    /// <param name="allowed">Further ServiceAccounts by gateway, both as <c>namespace/name</c>.</param>
    public GatewayAdmission(
        IKrtCollection<NamespacedName, Gateway> gateways,
        bool mustAuthenticate,
        IReadOnlyDictionary<string, IReadOnlyList<string>> allowed
    )
    {
        _gateways = gateways;
        _mustAuthenticate = mustAuthenticate;
        _allowed = allowed;
        _byLabel = gateways
            .Index(gateway => LabelOf(new(gateway.Metadata.Namespace, gateway.Metadata.Name)), "GatewayLabels")
            .AsCollection(new() { Name = "GatewaysByLabel" });
    }

    public NamespacedName? Admit(XdsNode node, ClaimsPrincipal caller)
    {
        if (!_mustAuthenticate)
            return Resolve(node.Gateway);
        var user = caller.Identity?.Name;
        if (node.Gateway is not { } role)
            throw Denied($"{user} names no gateway in its role");
        var gateway = Resolve(role)!.Value;
        if (ServiceAccount.Parse(user) is { } account && IsAllowed(account, role, gateway))
            return gateway;
        throw Denied($"{user} may not be the gateway {role}");
    }

    private bool IsAllowed(NamespacedName account, NamespacedName role, NamespacedName gateway) =>
        account == role
        || account == LabelOf(gateway)
        || (_allowed.TryGetValue(gateway.ToString(), out var accounts) && accounts.Contains(account.ToString()));

    private NamespacedName? Resolve(NamespacedName? role) =>
        role is { } name && !_gateways.TryGet(name, out _) && _byLabel.TryGet(name, out var labelled)
            ? labelled.Rows.Keys.First()
            : role;

    private static NamespacedName LabelOf(NamespacedName gateway) =>
        new(gateway.Namespace, GatewayNames.ToLabel(gateway.Name));

    private static RpcException Denied(string reason) => new(new Status(StatusCode.PermissionDenied, reason));
}
