// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Krt;
using Syncer.Xds;

namespace Benchmarks.Xds;

/// <summary>
/// Many proxies in a process of their own, so that the server's memory is the server's. It obeys lines of standard input:
/// <c>connect</c>, <c>reconnect</c>, <c>count</c> (responses since the last line, the times of the last one and of the one in
/// the middle) and the end.
/// </summary>
internal static class ProxyFleet
{
    public static async Task<int> RunAsync(TextWriter output, string address, int proxies)
    {
        using var fleet = new Fleet(new Uri($"http://{IPEndPoint.Parse(address)}"), proxies);
        while (await Console.In.ReadLineAsync() is { } command)
        {
            var answer = command switch
            {
                "connect" => await fleet.ConnectAsync(withVersions: false),
                "reconnect" => await fleet.ConnectAsync(withVersions: true),
                _ => fleet.Count(),
            };
            await output.WriteLineAsync(answer);
            await output.FlushAsync();
        }
        return 0;
    }

    private sealed class Fleet(Uri address, int count) : IDisposable
    {
        private readonly List<RawProxy> _proxies = [];
        private byte[][][] _requests = [];
        private CancellationTokenSource _stop = new();
        private ConcurrentQueue<long> _arrivals = new();

        public void Dispose()
        {
            foreach (var proxy in _proxies)
                proxy.Dispose();
            _stop.Dispose();
        }

        public string Count()
        {
            long[] arrivals = [.. Interlocked.Exchange(ref _arrivals, new ConcurrentQueue<long>()).Order()];
            return arrivals.Length == 0
                ? Line(0, 0, 0)
                : Line(arrivals.Length, arrivals[^1], arrivals[arrivals.Length / 2]);
        }

        /// <returns>Bytes received from the server, and milliseconds until every proxy had both answers.</returns>
        public async Task<string> ConnectAsync(bool withVersions)
        {
            await _stop.CancelAsync();
            _stop.Dispose();
            foreach (var proxy in _proxies)
                proxy.Dispose();
            _proxies.Clear();
            _stop = new CancellationTokenSource();
            _requests = await RequestsAsync(withVersions);
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);

            var start = Stopwatch.GetTimestamp();
            var ready = Enumerable.Range(0, count).Select(StartAsync).ToArray();
            _proxies.AddRange(await Task.WhenAll(ready));
            var milliseconds = (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            foreach (var proxy in _proxies)
                _ = ListenAsync(proxy, _stop.Token);
            return Line(_proxies.Sum(proxy => proxy.BytesReceived), milliseconds, milliseconds);
        }

        private async Task<RawProxy> StartAsync(int number)
        {
            var proxy = new RawProxy(address);
            foreach (var request in _requests[number % XdsWorld.Gateways])
                await proxy.SendAsync(request);
            foreach (var _ in XdsResourceType.All)
                await proxy.ReceiveAsync(CancellationToken.None);
            return proxy;
        }

        private async Task ListenAsync(RawProxy proxy, CancellationToken cancellationToken)
        {
            try
            {
                while (true)
                {
                    var response = await proxy.ReceiveAsync(cancellationToken);
                    Volatile.Read(ref _arrivals).Enqueue(response.ArrivedAt);
                }
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                // Disposed.
            }
        }

        /// <summary>The first requests of a proxy of each gateway, with the versions that one of them is sent.</summary>
        private async Task<byte[][][]> RequestsAsync(bool withVersions)
        {
            var requests = new byte[XdsWorld.Gateways][][];
            for (var gateway = 0; gateway < requests.Length; gateway++)
            {
                var key = XdsWorld.GatewayAt(gateway);
                using var client = new DeltaXdsClient(new DeltaXdsClientOptions { Address = address, Gateway = key });
                if (withVersions)
                    await ReceiveAllAsync(client);
                requests[gateway] =
                [
                    .. XdsResourceType.All.Select(type =>
                        RawProxy.FirstRequest(
                            type,
                            key,
                            client
                                .ResourcesOf(type)
                                .Values.Select(resource => KeyValuePair.Create(resource.Name, resource.Version))
                        )
                    ),
                ];
            }
            return requests;
        }

        private static async Task ReceiveAllAsync(DeltaXdsClient client)
        {
            await foreach (var _ in client.WatchAsync(CancellationToken.None))
            {
                if (XdsResourceType.All.Sum(type => client.ResourcesOf(type).Count) == XdsWorld.ResourcesOfProxy)
                    return;
            }
        }

        private static string Line(params ReadOnlySpan<long> numbers) =>
            string.Join(' ', numbers.ToArray().Select(number => number.ToString(CultureInfo.InvariantCulture)));
    }
}
