// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Gateways;

/// <summary>Which requested addresses a Gateway may have; they are never part of what proxies receive.</summary>
internal static class GatewayAddresses
{
    private const string Hostname = "Hostname";
    private const string IPAddress = "IPAddress";

    /// <summary>Why the addresses keep the Gateway from having listeners, or null (spec gateways-routes 2.3).</summary>
    public static Problem? Check(ValueList<GatewaySpec.Address> addresses)
    {
        if (addresses.Count == 0 || (addresses.Count == 1 && addresses[0].Type is null or "" or IPAddress))
            return null;
        var skipped = addresses.Where(address => address.Type is not (null or "" or Hostname)).ToArray();
        return skipped.Length < addresses.Count
            ? null
            : new(
                "Invalid",
                $"only Hostname is supported, ignoring [{string.Join(' ', skipped.Select(address => address.Value))}]"
            );
    }

    /// <summary>Why the Gateway is not accepted because of a type of address, or null (spec gateways-routes 4.3).</summary>
    public static Problem? CheckTypes(ValueList<GatewaySpec.Address> addresses) =>
        addresses.Any(address => address.Type is not (null or "" or IPAddress or Hostname))
            ? new("UnsupportedAddress", "Unknown address kind")
            : null;

    /// <summary>Why the Gateway is not programmed because of an address, or null (spec gateways-routes 4.3).</summary>
    public static Problem? CheckUsable(ValueList<GatewaySpec.Address> addresses) =>
        addresses.Any(address => address.Type == Hostname)
            ? new("AddressNotUsable", "Hostname addresses may not be used")
            : null;
}
