// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Syncer.Host.Tests.Serving;

namespace Syncer.Host.Tests.Jwks;

/// <summary>
/// From a publisher with a certificate of its own to the proxies: manifests are served on a real socket, and only the clock
/// is moved by hand.
/// </summary>
[CancelAfter(120_000)]
public sealed class KeySetDeliveryTests
{
    private const string Rotated = """{"keys":[{"kty":"EC","kid":"two"}]}""";
    private const string App = "+default/app.default.svc.cluster.local";

    private static readonly TestAuthority Authority = TestAuthority.Create();
    private static readonly X509Certificate2 Certificate = Authority.Certify("localhost");

    private static readonly Dictionary<string, (RequestDelegate Answer, string Problem)> Faults = new()
    {
        ["status"] = (
            context =>
            {
                context.Response.StatusCode = 503;
                return context.Response.WriteAsync("hunter2");
            },
            "the answer is the status 503"
        ),
        ["redirect"] = (
            context =>
            {
                context.Response.Redirect("http://169.254.169.254/hunter2");
                return Task.CompletedTask;
            },
            "the answer is the status 302"
        ),
        ["no JSON"] = (context => context.Response.WriteAsync("hunter2"), "it is no JSON"),
        ["no key set"] = (
            context => context.Response.WriteAsync("""{"keys":"hunter2"}"""),
            "it is no JSON web key set"
        ),
        ["too long"] = (
            context => context.Response.WriteAsync(KeySetServer.KeySet.PadRight(1 << 21)),
            "the answer has more than 1048576 bytes"
        ),
        ["no end"] = (
            async context =>
            {
                await context.Response.WriteAsync("hunter2");
                await Task.Delay(Timeout.Infinite, context.RequestAborted)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            },
            "no answer within 10 s"
        ),
        ["cut off"] = (
            async context =>
            {
                await context.Response.WriteAsync("hunter2");
                await context.Response.Body.FlushAsync();
                context.Abort();
            },
            ""
        ),
    };

    private static IEnumerable<string> FaultNames => Faults.Keys;

    private readonly FakeTimeProvider _time = new();

    [OneTimeTearDown]
    public void DisposeCertificates()
    {
        Certificate.Dispose();
        Authority.Dispose();
    }

    [Property("Rule", "JW-8")]
    [Property("Rule", "JW-14")]
    [Test]
    public async Task Brings_proxies_the_keys_and_those_that_follow(CancellationToken cancellationToken)
    {
        await using var publisher = await KeySetServer.StartAsync(Certificate);
        await using var served = await ServeAsync(publisher, cancellationToken);
        served.Write("more.yaml", KeySetManifests.Policy("more", "/realms/a/certs"));
        var proxy = served.ProxyOf("blue", cancellationToken);
        await proxy.ConnectAsync();

        await proxy.UntilAsync(HasKeys(KeySetServer.KeySet));
        Assert.That(
            publisher.Requests,
            Is.EqualTo([$"GET /realms/a/certs HTTP/1.1 localhost:{publisher.Address.Port}"])
        );

        publisher.Answer = context => context.Response.WriteAsync(Rotated);
        await PassTimeAsync(proxy.UntilAsync(HasKeys(Rotated)));

        static Func<Proxy, bool> HasKeys(string keys) =>
            proxy =>
                proxy.KeysOf("jwt") is [var one] && proxy.KeysOf("more") is [var other] && one == keys && other == keys;
    }

    [Property("Rule", "JW-9")]
    [TestCaseSource(nameof(FaultNames))]
    public async Task Leaves_proxies_the_last_good_keys(string fault, CancellationToken cancellationToken)
    {
        var (answer, problem) = Faults[fault];
        await using var publisher = await KeySetServer.StartAsync(Certificate);
        await using var served = await ServeAsync(publisher, cancellationToken);
        var proxy = served.ProxyOf("blue", cancellationToken);
        await proxy.ConnectAsync();
        await proxy.UntilAsync(proxy => proxy.KeysOf("jwt") is [KeySetServer.KeySet]);

        publisher.Answer = answer;
        var failed = publisher.Requests.Count + 3;
        await PassTimeAsync(UntilAsync(() => publisher.Requests.Count >= failed, cancellationToken));
        Assert.That(
            served.Log.Entries.Where(entry => entry.StartsWith("Warning NotFetched:")),
            Has.One.Contains(problem).And.One.Contains("AgentgatewayPolicy/default/jwt#spec.traffic")
        );
        Assert.That(served.Log.Entries, Has.None.Contains("hunter2"));

        // The next thing that the proxy hears of is the address.
        served.Write("app.yaml", Manifest.Service("app", "10.96.0.2"));
        Assert.That(await proxy.NextAsync(), Is.EqualTo([App]));
        Assert.That(proxy.KeysOf("jwt"), Is.EqualTo([KeySetServer.KeySet]));
        await using var late = served.ProxyOf("blue", cancellationToken);
        await late.ConnectAsync();
        Assert.That(late.KeysOf("jwt"), Is.EqualTo([KeySetServer.KeySet]));

        publisher.Answer = context => context.Response.WriteAsync(Rotated);
        await PassTimeAsync(proxy.UntilAsync(proxy => proxy.KeysOf("jwt") is [Rotated]));
    }

    [Test]
    public async Task Asks_nobody_whose_certificate_is_not_of_the_authority(CancellationToken cancellationToken)
    {
        using var other = TestAuthority.Create();
        await using var publisher = await KeySetServer.StartAsync(Certificate);
        await using var served = await ServeAsync(publisher, cancellationToken, other);
        var proxy = served.ProxyOf("blue", cancellationToken);
        await proxy.ConnectAsync();
        await PassTimeAsync(UntilAsync(() => served.Log.Entries.Any(IsRefusal), cancellationToken));
        Assert.That(proxy.KeysOf("jwt"), Is.Empty, "without keys every token is refused");
        Assert.That(publisher.Requests, Is.Empty);

        served.Write("trust.yaml", KeySetManifests.Trust(Authority));

        await PassTimeAsync(proxy.UntilAsync(proxy => proxy.KeysOf("jwt") is [KeySetServer.KeySet]));

        bool IsRefusal(string entry) =>
            entry.Contains($"the certificate of localhost:{publisher.Address.Port} is not accepted: ");
    }

    private Task<ServedFolder> ServeAsync(
        KeySetServer publisher,
        CancellationToken cancellationToken,
        TestAuthority? trusted = null
    ) =>
        ServedFolder.StartAsync(
            folder =>
            {
                folder.Write("gateway.yaml", Manifest.GatewayClass, Manifest.Gateway("blue"));
                folder.Write("app.yaml", Manifest.Service("app"));
                folder.Write("backend.yaml", KeySetManifests.Backend(publisher));
                folder.Write("trust.yaml", KeySetManifests.Trust(trusted ?? Authority));
                folder.Write("policy.yaml", KeySetManifests.Policy("jwt", "/realms/a/certs"));
            },
            cancellationToken,
            time: _time
        );

    private static async Task UntilAsync(Func<bool> isMet, CancellationToken cancellationToken)
    {
        while (!isMet())
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancellationToken);
    }

    /// <summary>Moves the clock on until a task ends, leaving time in between for what each step brings about.</summary>
    private async Task PassTimeAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
        await task;
    }
}
