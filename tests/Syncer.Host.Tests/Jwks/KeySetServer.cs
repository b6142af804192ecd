// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;

namespace Syncer.Host.Tests.Jwks;

/// <summary>A server on a free port of loopback that answers as it is told to.</summary>
internal sealed class KeySetServer : IAsyncDisposable
{
    public const string KeySet = """{"keys":[{"kty":"RSA","kid":"one","n":"AQAB","e":"AQAB","x-own":[1, 2]}]}""";

    private readonly WebApplication _application;

    private KeySetServer(WebApplication application) => _application = application;

    /// <summary>How requests are answered.</summary>
    public RequestDelegate Answer { get; set; } = context => context.Response.WriteAsync(KeySet);

    /// <summary>What was asked for, as <c>METHOD target PROTOCOL Host</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public Uri Address { get; private set; } = null!;

    public string UrlOf(string host, string path) => $"{Address.Scheme}://{host}:{Address.Port}/{path}";

    public static async Task<KeySetServer> StartAsync(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
                kestrel.Listen(
                    IPAddress.Loopback,
                    0,
                    listen =>
                    {
                        listen.Protocols = certificate is null ? HttpProtocols.Http1 : HttpProtocols.Http1AndHttp2;
                        if (certificate is not null)
                            listen.UseHttps(OptionsOf(certificate));
                    }
                )
            );
        if (certificate is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        var server = new KeySetServer(builder.Build());
        server._application.Run(context =>
        {
            var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            server.Requests.Enqueue(
                $"{context.Request.Method} {raw} {context.Request.Protocol} {context.Request.Host}"
            );
            return server.Answer(context);
        });
        await server._application.StartAsync();
        server.Address = new Uri(
            server
                ._application.Services.GetRequiredService<IServer>()
                .Features.GetRequiredFeature<IServerAddressesFeature>()
                .Addresses.Single()
        );
        return server;
    }

    /// <summary>The certificate alone is sent: its issuers are not looked for.</summary>
    private static TlsHandshakeCallbackOptions OptionsOf(X509Certificate2 certificate)
    {
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true),
        };
        return new() { OnConnection = _ => ValueTask.FromResult(options) };
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
