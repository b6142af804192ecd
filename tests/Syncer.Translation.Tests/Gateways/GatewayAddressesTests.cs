// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Tests.Gateways;

public sealed class GatewayAddressesTests
{
    private static ValueList<GatewaySpec.Address> Parse(string addresses) =>
        [
            .. addresses
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(address => address.Split('='))
                .Select(parts => new GatewaySpec.Address
                {
                    Type = parts.Length > 1 ? parts[0] : null,
                    Value = parts[^1],
                }),
        ];

    [TestCase("", null)]
    [TestCase("10.0.0.1", null)]
    [TestCase("IPAddress=10.0.0.1", null)]
    [TestCase("Hostname=a.example", null)]
    [TestCase("Hostname=a.example IPAddress=10.0.0.1", null)]
    [TestCase("10.0.0.1 10.0.0.2", null)]
    [TestCase("IPAddress=10.0.0.1 IPAddress=10.0.0.2", "only Hostname is supported, ignoring [10.0.0.1 10.0.0.2]")]
    [TestCase("NamedAddress=pool", "only Hostname is supported, ignoring [pool]")]
    public void Refuses_listeners_when_no_address_is_usable(string addresses, string? message) =>
        Assert.That(
            GatewayAddresses.Check(Parse(addresses)),
            Is.EqualTo(message is null ? null : new Problem("Invalid", message))
        );

    [TestCase("IPAddress=10.0.0.1 10.0.0.2 Hostname=a.example", null)]
    [TestCase("Hostname=a.example example.com/pool=x", "UnsupportedAddress")]
    public void Refuses_unknown_types(string addresses, string? reason) =>
        Assert.That(GatewayAddresses.CheckTypes(Parse(addresses))?.Reason, Is.EqualTo(reason));

    [TestCase("IPAddress=10.0.0.1", null)]
    [TestCase("10.0.0.1 Hostname=a.example", "AddressNotUsable")]
    public void Cannot_use_hostnames(string addresses, string? reason) =>
        Assert.That(GatewayAddresses.CheckUsable(Parse(addresses))?.Reason, Is.EqualTo(reason));
}
