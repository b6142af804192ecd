// SPDX-License-Identifier: Apache-2.0

using System.Text;

namespace Syncer.Host.Jwks;

/// <summary>Asks an HTTP proxy for a connection to somebody else (RFC 9110, section 9.3.6).</summary>
internal static class ConnectTunnel
{
    private const int MaxHeadBytes = 16 << 10;

    /// <exception cref="JwksFetchException">The proxy refuses.</exception>
    public static async Task OpenAsync(Stream proxy, Uri target, CancellationToken cancellationToken)
    {
        var authority = $"{target.IdnHost}:{target.Port}";
        if (target.HostNameType == UriHostNameType.IPv6)
            authority = $"[{target.IdnHost}]:{target.Port}";
        await proxy.WriteAsync(
            Encoding.ASCII.GetBytes($"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n\r\n"),
            cancellationToken
        );
        await proxy.FlushAsync(cancellationToken);
        var head = await ReadHeadAsync(proxy, cancellationToken);
        var status = head.Split("\r\n", 2)[0].Split(' ');
        if (status is not ["HTTP/1.1" or "HTTP/1.0", ['2', _, _], ..])
        {
            throw new JwksFetchException(
                status is [_, { Length: 3 } code, ..] && int.TryParse(code, out _)
                    ? $"the proxy answers the status {code}"
                    : "the proxy does not answer as one"
            );
        }
    }

    /// <summary>Byte by byte: what follows the head is no longer of the proxy.</summary>
    private static async Task<string> ReadHeadAsync(Stream proxy, CancellationToken cancellationToken)
    {
        var head = new List<byte>();
        var next = new byte[1];
        while (head.Count < MaxHeadBytes)
        {
            if (await proxy.ReadAsync(next, cancellationToken) == 0)
                throw new JwksFetchException("the proxy ends the connection");
            head.Add(next[0]);
            if (head is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'])
                return Encoding.Latin1.GetString([.. head]);
        }
        throw new JwksFetchException("the proxy does not answer as one");
    }
}
