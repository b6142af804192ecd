// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Syncer.Host.Serving;

namespace Syncer.Host.Tests.Admin;

[CancelAfter(120_000)]
public sealed class LoggingEndpointsTests
{
    private const string Quiet = "\"Grpc\":\"warn\",\"Microsoft\":\"warn\",\"Microsoft.Extensions.Hosting\":\"none\"}}";

    [Test]
    public async Task Change_levels_while_the_server_runs(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServeAsync(folder, cancellationToken);

        Assert.That(
            await SendAsync(server, HttpMethod.Get, ""),
            Is.EqualTo((HttpStatusCode.OK, $$"""{"level":"info","categories":{{{Quiet}}"""))
        );
        Assert.That(
            await SendAsync(server, HttpMethod.Put, "?level=debug&Krt.Kubernetes=trace"),
            Is.EqualTo(
                (
                    HttpStatusCode.OK,
                    """{"level":"debug","categories":{"Grpc":"warn","Krt.Kubernetes":"trace","""
                        + Quiet.Replace("\"Grpc\":\"warn\",", "", StringComparison.Ordinal)
                )
            )
        );
        Assert.That(
            await SendAsync(server, HttpMethod.Post, "?Krt.Kubernetes=inherit"),
            Is.EqualTo((HttpStatusCode.OK, $$"""{"level":"debug","categories":{{{Quiet}}"""))
        );
    }

    [TestCase(
        "?level=loud",
        "\"loud\" is no level: trace, debug, info, warn, error, none are, and inherit for a category\n"
    )]
    [TestCase(
        "?Krt=trace&level=loud",
        "\"loud\" is no level: trace, debug, info, warn, error, none are, and inherit for a category\n"
    )]
    [TestCase("?level=inherit", "level cannot be inherited\n")]
    [TestCase("", "level=LEVEL or CATEGORY=LEVEL is expected\n")]
    public async Task Refuse(string query, string reason, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServeAsync(folder, cancellationToken);

        Assert.That(await SendAsync(server, HttpMethod.Put, query), Is.EqualTo((HttpStatusCode.BadRequest, reason)));
        Assert.That((await SendAsync(server, HttpMethod.Get, "")).Text, Does.Not.Contain("\"Krt\""));
    }

    [Test]
    public async Task Refuse_pages_of_other_sites(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServeAsync(folder, cancellationToken);

        Assert.That(
            (await SendAsync(server, HttpMethod.Post, "?level=trace", origin: "http://example.com")).Status,
            Is.EqualTo(HttpStatusCode.Forbidden)
        );
        Assert.That(
            (await SendAsync(server, HttpMethod.Post, "?level=trace", origin: $"http://{server.AdminAddress}")).Status,
            Is.EqualTo(HttpStatusCode.OK)
        );
    }

    private static Task<ManifestServer> ServeAsync(TemporaryFolder folder, CancellationToken cancellationToken) =>
        ManifestServer.StartAsync(
            new ManifestServerOptions
            {
                Manifests = [folder.FullPath],
                XdsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                AdminAddress = new IPEndPoint(IPAddress.Loopback, 0),
                ConfigureLogging = _ => { },
            },
            cancellationToken
        );

    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(
        ManifestServer server,
        HttpMethod method,
        string query,
        string? origin = null
    )
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(method, new Uri($"http://{server.AdminAddress}/logging{query}"));
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (
            response.StatusCode,
            response.IsSuccessStatusCode ? text.ReplaceLineEndings("").Replace(" ", "") : text
        );
    }
}
