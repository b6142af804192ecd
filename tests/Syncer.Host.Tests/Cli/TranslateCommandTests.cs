// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace Syncer.Host.Tests.Cli;

[CancelAfter(120_000)]
public sealed class TranslateCommandTests
{
    private static readonly string Complete = string.Join(
        "\n---\n",
        Manifest.GatewayClass,
        Manifest.Gateway("blue"),
        Manifest.Route("blue-route", "blue"),
        Manifest.Service("app")
    );

#pragma warning disable NUnit1032 // Disposed after each test.
    private TemporaryFolder _folder = null!;
#pragma warning restore NUnit1032

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task Prints_resources_addresses_and_statuses_as_JSON(CancellationToken cancellationToken)
    {
        var path = _folder.Write("all.yaml", Complete);

        var result = await SyncerProcess.RunAsync(cancellationToken, "translate", "--file", path);

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        var json = result.Json;
        Assert.That(
            json["resources"]!.AsArray().Select(entry => $"{entry!["gateway"]} {KindOf(entry["resource"]!)}"),
            Is.EqualTo(["default/blue bind", "default/blue listener", "default/blue route"])
        );
        Assert.That(json["resources"]![0]!["resource"]!["bind"]!["port"]!.GetValue<int>(), Is.EqualTo(8080));
        Assert.That(
            json["addresses"]!.AsArray().Select(address => $"{address!["service"]!["hostname"]}"),
            Is.EqualTo(["app.default.svc.cluster.local"])
        );
        Assert.That(
            json["statuses"]!.AsArray().Select(status => $"{status!["kind"]} {status["metadata"]!["name"]}"),
            Is.EqualTo(["Gateway blue", "GatewayClass agentgateway", "HTTPRoute blue-route"])
        );
    }

    [Test]
    public async Task Prints_the_same_as_YAML(CancellationToken cancellationToken)
    {
        var path = _folder.Write("all.yaml", Complete);

        var json = await SyncerProcess.RunAsync(cancellationToken, "translate", "-f", path);
        var yaml = await SyncerProcess.RunAsync(cancellationToken, "translate", "-f", path, "-o", "yaml");

        var parsed = Krt.Kubernetes.Manifests.ManifestText.ToJson("output", Encoding.UTF8.GetBytes(yaml.Output));
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(parsed.Span), json.Json), Is.True, yaml.Output);
    }

    [Test]
    public async Task Prints_tables(CancellationToken cancellationToken)
    {
        var path = _folder.Write("all.yaml", Complete);

        var result = await SyncerProcess.RunAsync(cancellationToken, "translate", "-f", path, "-o", "table");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(
            result.Output.Split('\n')[..5],
            Is.EqualTo([
                "GATEWAY       RESOURCE",
                "default/blue  bind/8080/default/blue",
                "default/blue  listener/default/blue.http",
                "default/blue  route/default/blue-route.00.http",
                "*             default/app.default.svc.cluster.local",
            ])
        );
        Assert.That(
            result.Output,
            Does.Match("HTTPRoute default/blue-route > Gateway default/blue +ResolvedRefs +True +ResolvedRefs")
        );
    }

    [Test]
    public async Task Reads_standard_input_and_several_files(CancellationToken cancellationToken)
    {
        var gateways = _folder.Write("gateways.yaml", Manifest.GatewayClass, Manifest.Gateway("blue"));
        var app = _folder.Write("app.yaml", Manifest.Service("app"));
        var route = Manifest.Route("blue-route", "blue");

        var result = await SyncerProcess.RunAsync(
            route,
            cancellationToken,
            "translate",
            "-f",
            "-",
            gateways,
            "--file",
            app
        );
        var together = await SyncerProcess.RunAsync(Complete, cancellationToken, "translate", "-f", "-");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That(result.Output, Is.EqualTo(together.Output));
    }

    [Test]
    public async Task Succeeds_where_conditions_are_not_true(CancellationToken cancellationToken)
    {
        var path = _folder.Write(
            "all.yaml",
            Manifest.GatewayClass,
            Manifest.Gateway("blue"),
            Manifest.Route("blue-route", "blue")
        );

        var result = await SyncerProcess.RunAsync(cancellationToken, "translate", "-f", path, "-o", "table");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output, Does.Match("ResolvedRefs +False +BackendNotFound"));
    }

    [Test]
    public async Task Fails_on_a_file_that_cannot_be_read_and_prints_the_others(CancellationToken cancellationToken)
    {
        var path = _folder.Write("all.yaml", Complete);
        var missing = _folder.PathOf("missing.yaml");

        var result = await SyncerProcess.RunAsync(cancellationToken, "translate", "-f", missing, path);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.ErrorLines, Is.EqualTo([$"error: {missing}: there is no such file or folder"]));
        Assert.That(result.Json["resources"]!.AsArray(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Names_the_line_of_broken_YAML(CancellationToken cancellationToken)
    {
        var path = _folder.Write("all.yaml", Complete, "kind: HTTPRoute\nmetadata: [");

        var result = await SyncerProcess.RunAsync(cancellationToken, "translate", "-f", path);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.ErrorLines.Single(), Does.Match($"^error: {path}:[0-9]+: "));
    }

    [Test]
    public async Task Warns_of_unknown_fields_and_kinds(CancellationToken cancellationToken)
    {
        var route = Manifest
            .Route("blue-route", "blue")
            .Replace("backendRefs", "backendReffs", StringComparison.Ordinal);
        var path = _folder.Write("all.yaml", route, "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app");

        var result = await SyncerProcess.RunAsync(cancellationToken, "translate", "-f", path);

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(
            result.ErrorLines,
            Has.Some.StartsWith(
                $"warning: {path}:13: HTTPRoute default/blue-route: unknown field \"spec.rules[0].backendReffs\""
            )
        );
        Assert.That(result.ErrorLines, Has.Some.StartsWith($"warning: {path}:17: Deployment app: "));
    }

    [Test]
    public async Task Serves_the_classes_of_the_chosen_controller(CancellationToken cancellationToken)
    {
        var path = _folder.Write("all.yaml", Complete);

        var result = await SyncerProcess.RunAsync(
            cancellationToken,
            "translate",
            "-f",
            path,
            "--controller-name",
            "kgateway.dev/kgateway"
        );

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Json["resources"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Prints_private_keys_only_when_asked_to(CancellationToken cancellationToken)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddYears(200)
        );
        var secret = Base64(key.ExportPkcs8PrivateKeyPem());
        var path = _folder.Write(
            "all.yaml",
            Manifest.GatewayClass,
            Manifest.TlsGateway("blue", "cert"),
            Manifest.TlsSecret("cert", Base64(certificate.ExportCertificatePem()), secret)
        );

        var redacted = await SyncerProcess.RunAsync(cancellationToken, "translate", "-f", path);
        var shown = await SyncerProcess.RunAsync(cancellationToken, "translate", "-f", path, "--show-secrets");

        Assert.That(redacted.Error, Is.Empty);
        Assert.That(redacted.Output, Does.Contain("\"privateKey\": \"(redacted)\"").And.Not.Contains(secret));
        Assert.That(shown.Output, Does.Contain($"\"privateKey\": \"{secret}\""));
        Assert.That(shown.ErrorLines.Single(), Does.StartWith("warning: "));
    }

    private static string KindOf(JsonNode resource) => resource.AsObject().Single().Key;

    private static string Base64(string pem) => Convert.ToBase64String(Encoding.UTF8.GetBytes(pem));
}
