// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using Benchmarks.Measuring;
using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Syncer.Protos.Discovery;

namespace Benchmarks.Xds;

/// <summary>
/// The same stack as the server's, and nothing of the server: a stream that is answered twice with nothing, and then sent one
/// and the same message. What it costs, no server on this stack can do without.
/// </summary>
internal sealed class FloorServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Streams _streams;

    private FloorServer(WebApplication application, Streams streams) =>
        (_application, _streams) = (application, streams);

    public Uri Address => Loopback.AddressOf(_application);

    public static async Task<FloorServer> StartAsync(CancellationToken cancellationToken)
    {
        var builder = Loopback.CreateBuilder();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<Streams>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IServiceMethodProvider<Streams>, BytesMethod>());
        var application = builder.Build();
        application.MapGrpcService<Streams>();
        await application.StartAsync(cancellationToken);
        return new FloorServer(application, application.Services.GetRequiredService<Streams>());
    }

    /// <summary>Sends a message of this many bytes to every stream.</summary>
    public void Send(int size)
    {
        var message = Response(new string('x', size));
        foreach (var stream in _streams.Open.Keys)
            _ = stream.WriteAsync(message);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static byte[] Response(string nonce) =>
        new DeltaDiscoveryResponse { TypeUrl = Syncer.Xds.XdsResourceType.Address.Url, Nonce = nonce }.ToByteArray();

    private sealed class Streams
    {
        private readonly byte[] _answer = Response("answer");

        public ConcurrentDictionary<IServerStreamWriter<byte[]>, byte> Open { get; } = new();

        public async Task ServeAsync(IAsyncStreamReader<byte[]> requests, IServerStreamWriter<byte[]> responses)
        {
            for (var answers = 0; answers < 2 && await requests.MoveNext(CancellationToken.None); answers++)
                await responses.WriteAsync(_answer);
            Open[responses] = 0;
            try
            {
                while (await requests.MoveNext(CancellationToken.None)) { }
            }
            catch (IOException)
            {
                // The proxy is gone.
            }
            finally
            {
                Open.TryRemove(responses, out _);
            }
        }
    }

    private sealed class BytesMethod : IServiceMethodProvider<Streams>
    {
        private static readonly Marshaller<byte[]> Bytes = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);

        public void OnServiceMethodDiscovery(ServiceMethodProviderContext<Streams> context) =>
            context.AddDuplexStreamingMethod(
                new Method<byte[], byte[]>(
                    MethodType.DuplexStreaming,
                    AggregatedDiscoveryService.Descriptor.FullName,
                    "DeltaAggregatedResources",
                    Bytes,
                    Bytes
                ),
                [],
                (streams, requests, responses, _) => streams.ServeAsync(requests, responses)
            );
    }
}
