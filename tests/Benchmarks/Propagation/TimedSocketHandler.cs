// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Net.Sockets;

namespace Benchmarks.Propagation;

/// <summary>Connects an HTTP client through sockets that note when data arrives, before anything has interpreted it.</summary>
internal sealed class TimedSocketHandler : IDisposable
{
    // Frames that carry no data are shorter, even two together: a ping has 17 bytes, a window update 13.
    private const int ShortestData = 64;

    private long _lastDataReceived;

    public TimedSocketHandler() => Handler = new SocketsHttpHandler { ConnectCallback = ConnectAsync };

    public SocketsHttpHandler Handler { get; }

    /// <summary>When the last read that brought data ended, as <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public long LastDataReceived => Volatile.Read(ref _lastDataReceived);

    public void Dispose() => Handler.Dispose();

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new TimedStream(socket, this);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class TimedStream(Socket socket, TimedSocketHandler owner) : NetworkStream(socket, ownsSocket: true)
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            if (read >= ShortestData)
                Volatile.Write(ref owner._lastDataReceived, Stopwatch.GetTimestamp());
            return read;
        }
    }
}
