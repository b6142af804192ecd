// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using System.Text;

namespace Syncer.Host.Authentication;

/// <summary>Names of Gateways where a label's length is all there is (spec xds-addresses 2.4).</summary>
internal static class GatewayNames
{
    private const int LongestLabel = 63;
    private const int Kept = 50;
    private const int HashDigits = 12;

    /// <summary>The name itself, or its beginning and a hash where it is too long: what proxies and ServiceAccounts are called.</summary>
    public static string ToLabel(string gateway) =>
        gateway.Length <= LongestLabel
            ? gateway
            : $"{gateway[..Kept].TrimEnd('-')}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(gateway)))[..HashDigits]}";
}
