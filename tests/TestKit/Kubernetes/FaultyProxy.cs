// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace TestKit.Kubernetes;

/// <summary>A TCP proxy on loopback that does to connections what networks do.</summary>
public sealed class FaultyProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint _target;
    private readonly ConcurrentDictionary<Socket, Socket> _connections = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private TaskCompletionSource? _stalled;
    private int _number;

    public FaultyProxy(IPEndPoint target)
    {
        _target = target;
        _listener.Start();
        _loop = AcceptAsync();
    }

    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>
    /// How many bytes the connection of a number brings the client before it is cut, with a reset; the first one after this
    /// was set is number 0.
    /// </summary>
    /// <value>The default is no limit.</value>
    public Func<int, long> CutAfter
    {
        get;
        set
        {
            field = value;
            _number = 0;
        }
    } = _ => long.MaxValue;

    /// <summary>How long everything for the client is held up.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Resets every connection.</summary>
    public void Reset()
    {
        foreach (var (client, server) in _connections)
            Abort(client, server);
    }

    /// <summary>Holds back all bytes of the connections there are, without closing any; new ones work.</summary>
    public void Stall() => _stalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Reset();
        await _loop;
        _stop.Dispose();
    }

    private static void Abort(Socket client, Socket server)
    {
        client.LingerState = new LingerOption(true, 0);
        client.Dispose();
        server.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_stop.Token);
                _ = ServeAsync(client, CutAfter(_number++));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(Socket client, long limit)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await server.ConnectAsync(_target, _stop.Token);
            _connections[client] = server;
            await await Task.WhenAny(CopyAsync(client, server, null), CopyAsync(server, client, limit));
        }
        catch (Exception e)
            when (e is SocketException or ObjectDisposedException or OperationCanceledException or IOException)
        {
            // Broken, by either side or by a test.
        }
        _connections.TryRemove(client, out _);
        Abort(client, server);
    }

    private async Task CopyAsync(Socket from, Socket to, long? limitForClient)
    {
        var stalledBefore = _stalled;
        var buffer = new byte[1 << 16];
        var copied = 0L;
        while (true)
        {
            var count = await from.ReceiveAsync(buffer, _stop.Token);
            if (_stalled is { } stalled && stalled != stalledBefore)
                await stalled.Task.WaitAsync(_stop.Token);
            if (limitForClient is not null && Delay > TimeSpan.Zero)
                await Task.Delay(Delay, _stop.Token);
            if (limitForClient is { } limit && limit - copied < count)
                count = (int)Math.Max(0, limit - copied);
            if (count == 0)
                return;
            await to.SendAsync(buffer.AsMemory(0, count), _stop.Token);
            copied += count;
            if (copied >= limitForClient)
                return;
        }
    }
}
