// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Xds.Tests;

/// <summary>Resources of a few gateways that change at random; each says in its content whose it is.</summary>
internal sealed class RandomRows(XdsTestHost host, Random random, int gateways)
{
    private const int Names = 40;

    public static NamespacedName GatewayAt(int number) => new("default", $"gateway-{number}");

    /// <summary>Writes one transaction.</summary>
    public Task ChangeAsync() =>
        host.CommitAsync(transaction =>
        {
            for (var change = random.Next(1, 8); change > 0; change--)
                Change(transaction);
        });

    /// <summary>Whether a resource may be shown to a gateway: it is its own, or nobody's in particular.</summary>
    public static bool MayBeSeen(ReceivedResource resource, NamespacedName gateway) =>
        OwnerOf(resource.Message) is var owner && (owner == "*" || owner == gateway.ToString());

    public static string OwnerOf(Google.Protobuf.IMessage message) =>
        message switch
        {
            Protos.Resources.Resource { Route: { } route } => route.ListenerKey.Split(' ')[0],
            Protos.Workloads.Address { Service: { } service } => service.Name.Split(' ')[0],
            _ => throw new ArgumentException($"{message} is not one of these."),
        };

    private void Change(ITransaction transaction)
    {
        var content = random.Next();
        if (random.Next(4) == 0)
        {
            var service = Rows.Service($"s{random.Next(Names)}", $"* {content}");
            if (random.Next(3) == 0)
                transaction.Remove(host.Resources, service.Key);
            else
                transaction.Set(host.Resources, service);
            return;
        }
        // The same names with each gateway, and now and then with none: whose it is must decide.
        NamespacedName? gateway = random.Next(12) == 0 ? null : GatewayAt(random.Next(gateways));
        var route = Rows.Route(gateway, $"r{random.Next(Names)}", $"{gateway?.ToString() ?? "*"} {content}");
        if (random.Next(3) == 0)
            transaction.Remove(host.Resources, route.Key);
        else
            transaction.Set(host.Resources, route);
    }
}
