// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Sockets;

namespace Syncer.Translation.Models;

/// <summary>
/// URLs of providers. Those that can name the proxy itself or its neighbours are refused, so that who may write models
/// cannot make proxies send requests there (spec backends-policies MD-5).
/// </summary>
internal static class ModelBaseUrl
{
    /// <summary>Why the URL cannot be used, if it cannot.</summary>
    public static string? Problem(string text)
    {
        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            || url.Host.Length == 0
        )
            return "is no absolute http or https URL";
        if (url.UserInfo.Length > 0 || text.Contains('?') || text.Contains('#'))
            return "may have neither user information nor query nor fragment";
        // As it is written: what is a number to some is a name to others.
        var host = Authority(text).TrimEnd('.');
        if (IsLocalName(host))
            return "names the proxy itself";
        if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IsLocal(address))
            return "names an address of the proxy itself or of its link";
        var isNumeric =
            host.All(c => char.IsAsciiDigit(c) || c == '.')
            || host.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return isNumeric && !IsPlainAddress(host) ? "has a host that is neither a name nor an address" : null;
    }

    private static string Authority(string text)
    {
        var start = text.IndexOf("//", StringComparison.Ordinal) + 2;
        var length = text.AsSpan(start).IndexOfAny('/', '\\');
        var authority = length < 0 ? text[start..] : text.Substring(start, length);
        if (authority.StartsWith('['))
            return authority[..(authority.IndexOf(']') + 1)];
        return authority.Split(':')[0];
    }

    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    private static bool IsPlainAddress(string host) =>
        host.Split('.') is { Length: 4 } parts
        && parts.All(part => byte.TryParse(part, out var value) && $"{value}" == part);

    private static bool IsLocal(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return IPAddress.IsLoopback(address)
            || address.Equals(IPAddress.Any)
            || address.Equals(IPAddress.IPv6Any)
            || address.IsIPv6LinkLocal
            || (
                address.AddressFamily == AddressFamily.InterNetwork
                && address.GetAddressBytes() is [169, 254, ..] or [0, ..]
            );
    }
}
