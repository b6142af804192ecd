// SPDX-License-Identifier: Apache-2.0

using System.Security.Claims;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Status = Grpc.Core.Status;

namespace Syncer.Xds.Tests;

/// <summary>What nobody may do too much of, and who may do nothing at all (spec xds-addresses 1.8, 3.1).</summary>
public class LimitTests
{
    [Test]
    public async Task Streams_of_an_address()
    {
        await using var host = await StartAsync(options => options.MaxStreamsPerPeer = 1);
        using (var first = host.Open())
        {
            await first.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
            await first.ReceiveAsync();
            Assert.That((await EndOfAsync(host)).StatusCode, Is.EqualTo(StatusCode.ResourceExhausted));
        }
        while (host.Server.Connections.Count > 0)
            await Task.Yield();

        Assert.That(await IsServedAsync(host), Is.True);
    }

    [Test]
    public async Task Streams_a_second()
    {
        await using var host = await StartAsync(options => (options.StreamsPerSecond, options.StreamBurst) = (1, 1));
        var ends = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => IsServedAsync(host)));

        // One at once, one after a second, and the others are refused.
        Assert.That(ends.Count(isServed => isServed), Is.InRange(1, 3));
        Assert.That(host.Log.TextsOf("Refused"), Has.All.Contains("ResourceExhausted"));
    }

    [Test]
    public async Task Requests_a_second()
    {
        await using var host = await StartAsync(options => options.RequestsPerSecond = 10);
        using var stream = host.Open();
        await stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
        var answer = await stream.ReceiveAsync();

        var end = stream.EndAsync();
        for (var i = 0; i < 100 && !end.IsCompleted; i++)
        {
            try
            {
                await stream.AcknowledgeAsync(answer);
            }
            catch (Exception e) when (e is RpcException or InvalidOperationException)
            {
                break;
            }
        }

        Assert.That((await end).StatusCode, Is.EqualTo(StatusCode.ResourceExhausted));
    }

    [Test]
    public async Task Silence_before_the_first_request()
    {
        await using var host = await StartAsync(options => options.FirstRequestTimeout = TimeSpan.FromMilliseconds(50));
        using var stream = host.Open();

        Assert.That((await stream.EndAsync()).StatusCode, Is.EqualTo(StatusCode.Unavailable));
    }

    [Test]
    public async Task Bytes_of_a_request()
    {
        await using var host = await StartAsync(options => options.MaxRequestSize = 1000);
        using var stream = host.Open();
        await stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA, (new string('x', 2000), "1"));

        Assert.That((await stream.EndAsync()).StatusCode, Is.EqualTo(StatusCode.ResourceExhausted));
    }

    [Test]
    public async Task Requests_that_are_none()
    {
        await using var host = await StartAsync(_ => { });
        using var first = new GarbageStream(host.Address);
        await first.SendAsync([0xff, 0xff, 0xff]);
        Assert.That((await first.EndAsync()).StatusCode, Is.EqualTo(StatusCode.InvalidArgument));

        using var later = new GarbageStream(host.Address);
        await later.SendAsync(GarbageStream.FirstRequest(XdsResourceType.Resource, Rows.GatewayA));
        await later.ReceiveAsync();
        await later.SendAsync([0x0a, 0x7f]);
        Assert.That((await later.EndAsync()).StatusCode, Is.EqualTo(StatusCode.InvalidArgument));
    }

    [TestCase(StatusCode.Unauthenticated)]
    [TestCase(StatusCode.Unavailable)]
    public async Task Who_does_not_authenticate(StatusCode status)
    {
        await using var host = await XdsTestHost.StartAsync(
            new XdsTestHost.Settings
            {
                Services = services =>
                    services.AddSingleton<IXdsAuthenticator>(new Authenticator(new Status(status, "because"))),
            }
        );

        // Refused without a request.
        using var stream = host.Open();
        var end = await stream.EndAsync();

        Assert.That((end.StatusCode, end.Detail), Is.EqualTo((status, "because")));
    }

    [Test]
    public async Task Who_authenticates_is_known_to_admission_and_shown()
    {
        await using var host = await XdsTestHost.StartAsync(
            new XdsTestHost.Settings
            {
                Services = services => services.AddSingleton<IXdsAuthenticator>(new Authenticator(null)),
            }
        );

        using var stream = host.Open();
        await stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
        await stream.ReceiveAsync();

        Assert.That(host.Server.Connections.Single().Caller, Is.EqualTo("somebody"));
    }

    private static Task<XdsTestHost> StartAsync(Action<DeltaXdsOptions> configure) =>
        XdsTestHost.StartAsync(new XdsTestHost.Settings { Configure = configure });

    private static async Task<Status> EndOfAsync(XdsTestHost host)
    {
        using var stream = host.Open();
        return await stream.EndAsync();
    }

    private static async Task<bool> IsServedAsync(XdsTestHost host)
    {
        using var stream = host.Open();
        try
        {
            await stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
            await stream.ReceiveAsync();
            return true;
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            return false;
        }
    }

    private sealed class Authenticator(Status? refusal) : IXdsAuthenticator
    {
        public ValueTask<ClaimsPrincipal> AuthenticateAsync(string? token, CancellationToken cancellationToken) =>
            refusal is { } status
                ? throw new RpcException(status)
                : ValueTask.FromResult(
                    new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "somebody")], "test"))
                );
    }
}
