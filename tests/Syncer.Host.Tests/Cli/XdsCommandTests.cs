// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Syncer.Host.Serving.Xds;
using Syncer.Host.Tests.Authentication;
using Syncer.Host.Tests.Serving;
using Syncer.Host.Tls;

namespace Syncer.Host.Tests.Cli;

[CancelAfter(120_000)]
public sealed class XdsCommandTests
{
    private const string App = "default/app.default.svc.cluster.local";

    private static readonly string[] FirstColumn = ["TYPE", "Address", "Resource", "Resource", "Resource"];

    [Test]
    public async Task Prints_what_a_proxy_receives(CancellationToken cancellationToken)
    {
        await using var served = await ServedFolder.StartAsync(OneGateway, cancellationToken);

        var result = await SyncerProcess.RunAsync(cancellationToken, [.. Command(served), "--output", "json"]);

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That($"{result.Json["gateway"]}", Is.EqualTo("default/blue"));
        Assert.That(
            result.Json["resources"]!.AsArray().Select(resource => $"{resource!["name"]}"),
            Is.EqualTo(["bind/8080/default/blue", "listener/default/blue.http", "route/default/blue-route.00.http"])
        );
        Assert.That(result.Json["resources"]![0]!["content"]!["bind"]!["port"]!.GetValue<int>(), Is.EqualTo(8080));
        Assert.That(result.Json["addresses"]!.AsArray().Select(resource => $"{resource!["name"]}"), Is.EqualTo([App]));
    }

    [Test]
    public async Task Prints_only_what_changes_while_watching(CancellationToken cancellationToken)
    {
        await using var served = await ServedFolder.StartAsync(OneGateway, cancellationToken);
        using var process = SyncerProcess.Start([.. Command(served), "--watch"]);

        var first = await process.ReadThroughAsync("Resource  route/", cancellationToken);
        Assert.That(first.Select(line => line.Split(' ')[0]), Is.EqualTo(FirstColumn));

        served.Write("route.yaml", Manifest.Route("blue-route", "blue", path: "/edited"));
        Assert.That(
            await process.Output.ReadLineAsync(cancellationToken),
            Does.Match("^\\+ route/default/blue-route.00.http  [0-9a-f]+$")
        );
        served.Delete("route.yaml");
        Assert.That(
            await process.Output.ReadLineAsync(cancellationToken),
            Is.EqualTo("- route/default/blue-route.00.http")
        );
        Assert.That(await process.InterruptAsync(cancellationToken), Is.Zero);
        Assert.That(await process.Output.ReadToEndAsync(cancellationToken), Is.Empty);
    }

    [Test]
    public async Task Fails_without_a_server(CancellationToken cancellationToken)
    {
        // A port that was free a moment ago.
        var served = await ServedFolder.StartAsync(OneGateway, cancellationToken);
        var address = served.Server.XdsAddress;
        await served.DisposeAsync();

        var result = await SyncerProcess.RunAsync(
            cancellationToken,
            "xds",
            "--address",
            $"{address}",
            "--gateway",
            "default/blue"
        );

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((1, "")));
        Assert.That(result.ErrorLines.Single(), Does.Match($"^error: xDS server {address}: Unavailable: .*refused"));
    }

    [Test]
    public async Task Connects_with_tls_and_a_token_either_way_on_one_port(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        using var tokens = new TestTokens("key");
        var (authority, authorityKey) = CertificateAuthority.Generate(TimeProvider.System.GetUtcNow());
        using var issuer = CertificateAuthority.From(X509Certificate2.CreateFromPem(authority, authorityKey));
        using var certificate = issuer.Issue(["localhost"], TimeProvider.System.GetUtcNow());
        var files = new Dictionary<string, string>
        {
            ["ca.crt"] = authority,
            ["tls.crt"] = certificate.ExportCertificatePem(),
            ["tls.key"] = certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem(),
            ["keys.json"] = tokens.KeySet,
            ["token"] = tokens.Issue("system:serviceaccount:default:blue") + "\n",
            ["other"] = tokens.Issue("system:serviceaccount:default:other"),
        };
        foreach (var (name, text) in files)
            await File.WriteAllTextAsync(folder.PathOf(name), text, cancellationToken);
        await using var served = await ServedFolder.StartAsync(
            OneGateway,
            cancellationToken,
            new XdsServingOptions
            {
                Mode = XdsMode.Either,
                TlsCertificate = folder.PathOf("tls.crt"),
                TlsKey = folder.PathOf("tls.key"),
                Authenticate = true,
                KeySet = folder.PathOf("keys.json"),
            }
        );
        var port = served.Server.XdsAddress.Port;

        var overTls = await RunAsync(
            $"https://localhost:{port}",
            "--ca-file",
            folder.PathOf("ca.crt"),
            "--token-file",
            folder.PathOf("token")
        );
        Assert.That((overTls.ExitCode, overTls.Error), Is.EqualTo((0, "")));
        var plain = await RunAsync($"localhost:{port}", "--token-file", folder.PathOf("token"), "--ack", "none");
        Assert.That((plain.ExitCode, plain.Error), Is.EqualTo((0, "")));
        Assert.That(plain.Output, Is.EqualTo(overTls.Output));

        var untrusted = await RunAsync($"https://localhost:{port}", "--token-file", folder.PathOf("token"));
        Assert.That(untrusted.Error, Does.Contain("certificate is invalid"));
        var nobody = await RunAsync($"localhost:{port}");
        Assert.That(nobody.Error, Does.Contain("Unauthenticated: authentication failure: no bearer token"));
        var other = await RunAsync($"localhost:{port}", "--token-file", folder.PathOf("other"));
        Assert.That(other.Error, Does.Contain("PermissionDenied").And.Contain("may not be the gateway default/blue"));

        Task<ProcessResult> RunAsync(string address, params string[] arguments) =>
            SyncerProcess.RunAsync(
                cancellationToken,
                ["xds", "--address", address, "--gateway", "default/blue", .. arguments]
            );
    }

    [Test]
    public async Task Rejects_what_matches_under_the_node_id_it_is_given(CancellationToken cancellationToken)
    {
        await using var served = await ServedFolder.StartAsync(OneGateway, cancellationToken);
        using var process = SyncerProcess.Start([
            .. Command(served),
            "--node",
            "a-node",
            "--ack",
            "nack=route/*",
            "--watch",
        ]);

        var first = await process.ReadThroughAsync("Resource  listener/", cancellationToken);
        await process.ReadLogThroughAsync("rejected: route/default/blue-route.00.http", cancellationToken);

        Assert.That(first, Has.None.Contains("route/"));
        using var http = new HttpClient { BaseAddress = new Uri($"http://{served.Server.AdminAddress}") };
        JsonArray rejections;
        do rejections = await GetAsync("/debug/rejections");
        while (rejections.Count == 0);
        var diagnostic = rejections.Single()!["diagnostics"]!.AsArray().Single()!;
        Assert.That($"{diagnostic["name"]}", Is.EqualTo("route/default/blue-route.00.http"));
        Assert.That($"{diagnostic["error"]}", Does.Contain("route/*"));
        var connection = (await GetAsync("/debug/connections")).Single()!;
        Assert.That($"{connection["node"]}", Is.EqualTo("a-node"));
        Assert.That($"{connection["watches"]![1]!["lastError"]}", Does.Contain("blue-route"));

        // What does not match is taken.
        served.Write("other.yaml", Manifest.Service("other"));
        Assert.That(
            await process.Output.ReadLineAsync(cancellationToken),
            Does.StartWith("+ default/other.default.svc.cluster.local ")
        );
        Assert.That(await process.InterruptAsync(cancellationToken), Is.Zero);

        async Task<JsonArray> GetAsync(string path) =>
            JsonNode.Parse(await http.GetStringAsync(path, cancellationToken))!.AsArray();
    }

    private static string[] Command(ServedFolder served) =>
        ["xds", "--address", $"{served.Server.XdsAddress}", "--gateway", "default/blue"];

    private static void OneGateway(TemporaryFolder folder)
    {
        folder.Write("gateway.yaml", Manifest.GatewayClass, Manifest.Gateway("blue"), Manifest.Service("app"));
        folder.Write("route.yaml", Manifest.Route("blue-route", "blue"));
    }
}
