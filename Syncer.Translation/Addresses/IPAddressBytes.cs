// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Globalization;
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

    /// <summary>
    /// Reads an address, or a range of addresses in CIDR notation: its first address and the length of its prefix.
    /// </summary>
    public static bool TryParseRange(string text, out ByteString bytes, out uint? prefixLength)
    {
        prefixLength = null;
        if (text.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash)
        {
            if (
                !TryParse(text[..slash], out bytes)
                || !uint.TryParse(
                    text.AsSpan(slash + 1),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var length
                )
                || length > bytes.Length * 8
            )
                return false;
            (bytes, prefixLength) = (FirstOf(bytes, (int)length), length);
            return true;
        }
        return TryParse(text, out bytes);
    }

    private static ByteString FirstOf(ByteString address, int prefixLength)
    {
        var masked = address.ToByteArray();
        for (var i = 0; i < masked.Length; i++)
            masked[i] &= (byte)(0xFF00 >> Math.Clamp(prefixLength - (i * 8), 0, 8));
        return UnsafeByteOperations.UnsafeWrap(masked);
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
