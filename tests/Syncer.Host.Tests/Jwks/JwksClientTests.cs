// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Krt;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Syncer.Host.Jwks;
using Syncer.Translation.Policies.Jwks;

namespace Syncer.Host.Tests.Jwks;

/// <summary>Real servers with certificates of their own, on real sockets.</summary>
[CancelAfter(60_000)]
public sealed partial class JwksClientTests
{
    private static readonly TestAuthority Root = TestAuthority.Create();
    private static readonly X509Certificate2 Certificate = Root.Certify("localhost", "keys.example.com");

    private readonly FakeTimeProvider _time = new();

    [OneTimeTearDown]
    public void DisposeCertificates()
    {
        Certificate.Dispose();
        Root.Dispose();
    }

    [Test]
    public async Task Returns_a_key_set_as_it_was_received(CancellationToken cancellationToken)
    {
        await using var server = await KeySetServer.StartAsync();

        var jwks = await FetchAsync(new(server.UrlOf("localhost", "realms/a/certs?b=c%20d")), cancellationToken);

        Assert.That(jwks, Is.EqualTo(KeySetServer.KeySet));
        Assert.That(
            server.Requests,
            Is.EqualTo([$"GET /realms/a/certs?b=c%20d HTTP/1.1 localhost:{server.Address.Port}"])
        );
    }

    [Property("Rule", "JW-9")]
    [Test]
    public async Task Does_not_follow_a_redirect(CancellationToken cancellationToken)
    {
        await using var elsewhere = await KeySetServer.StartAsync();
        await using var server = await KeySetServer.StartAsync();
        server.Answer = context =>
        {
            context.Response.Redirect(elsewhere.UrlOf("localhost", "keys"));
            return Task.CompletedTask;
        };

        await AssertFailsAsync(new(server.UrlOf("localhost", "")), "the answer is the status 302", cancellationToken);
        Assert.That(elsewhere.Requests, Is.Empty);
    }

    [TestCase(404)]
    [TestCase(500)]
    [TestCase(204)]
    public async Task Wants_the_status_200(int status, CancellationToken cancellationToken)
    {
        await using var server = await KeySetServer.StartAsync();
        server.Answer = context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };

        await AssertFailsAsync(
            new(server.UrlOf("localhost", "")),
            $"the answer is the status {status}",
            cancellationToken
        );
    }

    [TestCase("", "it is no JSON: line 1, byte 1")]
    [TestCase("<html>secret</html>", "it is no JSON: line 1, byte 1")]
    [TestCase("{\"keys\":\n[secret]}", "it is no JSON: line 2, byte 2")]
    [TestCase("[]", "it is no JSON web key set: it has no list of keys")]
    [TestCase("""{"keys":{}}""", "it is no JSON web key set: it has no list of keys")]
    [TestCase("""{"keys":[{"kid":"secret"}]}""", "it is no JSON web key set: one of its keys has no type")]
    [TestCase("""{"keys":["secret"]}""", "it is no JSON web key set: one of its keys has no type")]
    [TestCase("{\"keys\":[],\"a\":\"\u00ff\"}", "it is no JSON: it is not UTF-8")]
    public async Task Wants_a_key_set(string body, string problem, CancellationToken cancellationToken)
    {
        await using var server = await KeySetServer.StartAsync();
        server.Answer = context =>
            context.Response.Body.WriteAsync(System.Text.Encoding.Latin1.GetBytes(body)).AsTask();

        await AssertFailsAsync(new(server.UrlOf("localhost", "")), problem, cancellationToken);
    }

    [Property("Rule", "JW-9")]
    [Test]
    public async Task Reads_one_mebibyte_and_no_more([Values] bool tellsLength, CancellationToken cancellationToken)
    {
        await using var server = await KeySetServer.StartAsync();
        var body = KeySetServer.KeySet.PadRight(1 << 20);
        server.Answer = context =>
        {
            context.Response.ContentLength = tellsLength ? body.Length : null;
            return context.Response.WriteAsync(body);
        };
        var endpoint = new JwksEndpoint(server.UrlOf("localhost", ""));

        Assert.That(await FetchAsync(endpoint, cancellationToken), Is.EqualTo(body));

        body += " ";
        await AssertFailsAsync(endpoint, "the answer has more than 1048576 bytes", cancellationToken);
    }

    [Property("Rule", "JW-9")]
    [Test]
    public async Task Waits_ten_seconds_for_an_answer(CancellationToken cancellationToken)
    {
        await using var server = await KeySetServer.StartAsync();
        var asked = new TaskCompletionSource();
        server.Answer = async context =>
        {
            await context.Response.WriteAsync("{", context.RequestAborted);
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };

        var fetching = FetchAsync(new(server.UrlOf("localhost", "")), cancellationToken);
        await asked.Task.WaitAsync(cancellationToken);
        _time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.That(fetching.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        await AssertFailsAsync(fetching, "no answer within 10 s");
    }

    [Property("Rule", "JW-9")]
    [Test]
    public async Task Waits_five_seconds_for_a_connection([Values] bool isProxy, CancellationToken cancellationToken)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        var endpoint = isProxy
            ? new JwksEndpoint("https://localhost/") { Tls = new(), Proxy = new($"http://localhost:{port}", null) }
            : new JwksEndpoint($"https://localhost:{port}/") { Tls = new() };

        var fetching = FetchAsync(endpoint, cancellationToken);
        using var accepted = await silent.AcceptTcpClientAsync(cancellationToken);
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.That(fetching.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        await AssertFailsAsync(fetching, "no connection within 5 s");
    }

    [Test]
    public async Task Says_when_nobody_listens(CancellationToken cancellationToken)
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        await AssertFailsAsync(new($"http://localhost:{port}/"), "Connection refused", cancellationToken);
    }

    [Test]
    public async Task Ends_when_it_is_cancelled(CancellationToken cancellationToken)
    {
        await using var server = await KeySetServer.StartAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        server.Answer = async context =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };

        Assert.That(
            async () => await FetchAsync(new(server.UrlOf("localhost", "")), stop.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [Property("Rule", "JW-4")]
    [Test]
    public async Task Tunnels_through_a_proxy([Values] bool isProxySecured, CancellationToken cancellationToken)
    {
        using var proxyRoot = TestAuthority.Create();
        using var proxyCertificate = proxyRoot.Certify("localhost");
        await using var server = await KeySetServer.StartAsync(Certificate);
        await using var proxy = new ForwardProxy(isProxySecured ? proxyCertificate : null);
        var endpoint = new JwksEndpoint($"https://keys.example.com:{server.Address.Port}/keys")
        {
            Tls = Trusting(Root),
            Proxy = new(proxy.Url, isProxySecured ? Trusting(proxyRoot) : null),
        };

        Assert.That(await FetchAsync(endpoint, cancellationToken), Is.EqualTo(KeySetServer.KeySet));
        Assert.That(proxy.Requests, Is.EqualTo([$"CONNECT keys.example.com:{server.Address.Port} HTTP/1.1"]));

        if (isProxySecured)
        {
            await AssertFailsAsync(
                endpoint with
                {
                    Proxy = new(proxy.Url, Trusting(Root)),
                },
                $"the certificate of {new Uri(proxy.Url).Authority} is not accepted: ",
                cancellationToken
            );
        }
    }

    [Property("Rule", "JW-4")]
    [Test]
    public async Task Passes_plain_requests_to_a_proxy(
        [Values] bool isProxySecured,
        CancellationToken cancellationToken
    )
    {
        using var proxyCertificate = Root.Certify("localhost");
        await using var proxy = new ForwardProxy(isProxySecured ? proxyCertificate : null)
        {
            Answer = $"HTTP/1.1 200 OK\r\nContent-Length: {KeySetServer.KeySet.Length}\r\n\r\n{KeySetServer.KeySet}",
        };
        var endpoint = new JwksEndpoint("http://keys.example.com:81/keys?a=b")
        {
            Proxy = new(proxy.Url, isProxySecured ? Trusting(Root) : null),
        };

        Assert.That(await FetchAsync(endpoint, cancellationToken), Is.EqualTo(KeySetServer.KeySet));
        Assert.That(proxy.Requests, Is.EqualTo(["GET http://keys.example.com:81/keys?a=b HTTP/1.1"]));
    }

    [TestCase("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", "the proxy answers the status 407")]
    [TestCase("SSH-2.0-OpenSSH_9.9\r\n\r\n", "the proxy does not answer as one")]
    [TestCase("HTTP/1.0 200", "the proxy ends the connection")]
    public async Task Says_what_a_proxy_refuses(string answer, string problem, CancellationToken cancellationToken)
    {
        await using var proxy = new ForwardProxy { TunnelAnswer = answer };
        var endpoint = new JwksEndpoint("https://keys.example.com/") { Tls = new(), Proxy = new(proxy.Url, null) };

        await AssertFailsAsync(endpoint, problem, cancellationToken);
    }

    private static EndpointTls Trusting(TestAuthority authority) =>
        new() { Authorities = [new EndpointAuthority(new NamespacedName("default", "ca"), authority.Pem)] };

    private Task<string> FetchAsync(JwksEndpoint endpoint, CancellationToken cancellationToken) =>
        new JwksClient(new JwksClientOptions { TimeProvider = _time }).FetchAsync(endpoint, cancellationToken);

    private Task AssertFailsAsync(JwksEndpoint endpoint, string problem, CancellationToken cancellationToken) =>
        AssertFailsAsync(FetchAsync(endpoint, cancellationToken), problem);

    private static async Task AssertFailsAsync(Task<string> fetching, string problem)
    {
        var failure = await Assert.ThrowsAsync<JwksFetchException>(async () => await fetching);
        Assert.That(failure!.Message, Does.StartWith(problem));
    }
}
