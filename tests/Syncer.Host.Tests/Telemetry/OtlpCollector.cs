// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Syncer.Host.Tests.Telemetry;

/// <summary>Takes what is exported over OTLP with gRPC, and keeps the spans (opentelemetry-proto 1.x).</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication _application;

    private OtlpCollector(WebApplication application) => _application = application;

    public ConcurrentQueue<CollectedSpan> Spans { get; } = new();

    /// <summary>The services of OTLP that were called.</summary>
    public ConcurrentDictionary<string, bool> Services { get; } = new();

    public Uri Address => new(_application.Urls.Single());

    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2)
            );
        var collector = new OtlpCollector(builder.Build());
        collector._application.Run(collector.ExportAsync);
        await collector._application.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task ExportAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        // A byte that tells of compression and the length precede the message.
        var message = body.ToArray();
        Assert.That(
            (message[0], BinaryPrimitives.ReadInt32BigEndian(message.AsSpan(1))),
            Is.EqualTo((0, message.Length - 5))
        );
        var service = $"{context.Request.Path}".Split('/')[1];
        if (service == "opentelemetry.proto.collector.trace.v1.TraceService")
        {
            foreach (var span in CollectedSpan.ReadRequest(ByteString.CopyFrom(message, 5, message.Length - 5)))
                Spans.Enqueue(span);
        }
        Services[service] = true;
        context.Response.ContentType = "application/grpc";
        context.Response.AppendTrailer("grpc-status", "0");
        await context.Response.Body.WriteAsync(new byte[5]);
    }
}
