// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Google.Protobuf;

namespace Syncer.Translation.Addresses;

/// <summary>Reads IP addresses into the 4 or 16 bytes the wire carries.</summary>
internal static class IPAddressBytes
{
    private static readonly SearchValues<char> V6Characters = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>
    /// Reads a dotted IPv4 or an IPv6 address. The short, octal and hexadecimal forms of IPv4 that .NET knows are refused,
    /// as are zones, brackets and prefixes: Kubernetes allows none of them.
    /// </summary>
    public static bool TryParse(string text, out ByteString bytes)
    {
        bytes = ByteString.Empty;
        if (text.AsSpan().ContainsAnyExcept(V6Characters) || !IPAddress.TryParse(text, out var address))
            return false;
        if (address.AddressFamily == AddressFamily.InterNetwork && address.ToString() != text)
            return false;
        Span<byte> buffer = stackalloc byte[16];
        address.TryWriteBytes(buffer, out var count);
        bytes = ByteString.CopyFrom(buffer[..count]);
        return true;
    }

    /// <summary>Reads all addresses, in their order; <see langword="null"/> when one of them is not an address.</summary>
    public static List<ByteString>? ParseAll(IEnumerable<string> texts)
    {
        var all = new List<ByteString>();
        foreach (var text in texts)
        {
            if (!TryParse(text, out var bytes))
                return null;
            all.Add(bytes);
        }
        return all;
    }
}
