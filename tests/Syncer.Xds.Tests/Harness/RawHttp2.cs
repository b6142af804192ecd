// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Syncer.Xds.Tests;

/// <summary>A connection that speaks HTTP/2 frame by frame (RFC 9113), to send what no client sends.</summary>
internal sealed class RawHttp2 : IDisposable
{
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte Settings = 4;
    private const byte EndHeaders = 4;

    private readonly TcpClient _socket = new();

    public static async Task<RawHttp2> ConnectAsync(Uri address)
    {
        var connection = new RawHttp2();
        await connection._socket.ConnectAsync(IPAddress.Loopback, address.Port);
        await connection._socket.GetStream().WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray());
        await connection.SendAsync(Settings, 0, stream: 0, []);
        return connection;
    }

    /// <summary>Opens stream 1 by a call of gRPC, and sends a message.</summary>
    /// <param name="path">The method.</param>
    /// <param name="message">The message.</param>
    public async Task CallOverHttpsAsync(string path, byte[] message)
    {
        // RFC 7541: the first two are entries of the static table, POST and https.
        byte[] headers =
        [
            0x83,
            0x87,
            0x04,
            .. Text(path),
            0x01,
            .. Text("localhost"),
            0x00,
            .. Text("content-type"),
            .. Text("application/grpc"),
            0x00,
            .. Text("te"),
            .. Text("trailers"),
        ];
        await SendAsync(Headers, EndHeaders, stream: 1, headers);
        var prefix = new byte[5];
        BinaryPrimitives.WriteInt32BigEndian(prefix.AsSpan(1), message.Length);
        await SendAsync(Data, 0, stream: 1, [.. prefix, .. message]);
    }

    /// <summary>The content of the first frame of data, when no other end of the stream comes before.</summary>
    public async Task<byte[]> ReceiveDataAsync()
    {
        using var patience = new CancellationTokenSource(XdsTestStream.Patience);
        while (true)
        {
            var header = new byte[9];
            await _socket.GetStream().ReadExactlyAsync(header, patience.Token);
            var content = new byte[(header[0] << 16) | (header[1] << 8) | header[2]];
            await _socket.GetStream().ReadExactlyAsync(content, patience.Token);
            var (type, stream) = (header[3], BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5)));
            if (stream == 1 && type == Data)
                return content;
            Assert.That((stream, type), Is.AnyOf((0, Settings), (0, (byte)8), (1, Headers)), "the server ended it");
        }
    }

    public void Dispose() => _socket.Dispose();

    private static byte[] Text(string text) => [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    private async Task SendAsync(byte type, byte flags, int stream, byte[] content)
    {
        var header = new byte[9];
        BinaryPrimitives.WriteInt32BigEndian(header, content.Length << 8);
        (header[3], header[4]) = (type, flags);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(5), stream);
        await _socket.GetStream().WriteAsync((byte[])[.. header, .. content]);
    }
}
