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

    [Test]
    public async Task Prints_a_status_as_it_would_be_after_it_was_written(CancellationToken cancellationToken)
    {
        var route =
            Manifest.Route("blue-route", "blue")
            + """

                status:
                  parents:
                    - parentRef: {name: other}
                      controllerName: example.com/other
                      conditions:
                        - {type: Accepted, status: True, reason: Fine, lastTransitionTime: 2026-01-01T00:00:00Z}
                    - parentRef: {group: gateway.networking.k8s.io, kind: Gateway, name: blue, namespace: default}
                      controllerName: agentgateway.dev/agentgateway
                      conditions:
                        - {type: Accepted, status: "True", reason: Old, lastTransitionTime: 2026-02-02T00:00:00Z}
                        - {type: ResolvedRefs, status: "True", reason: Old, lastTransitionTime: 2026-02-02T00:00:00Z}
                    - parentRef: {group: gateway.networking.k8s.io, kind: Gateway, name: gone, namespace: default}
                      controllerName: agentgateway.dev/agentgateway
                      conditions:
                        - {type: Accepted, status: "True", reason: Old, lastTransitionTime: 2026-02-02T00:00:00Z}
                """;
        var path = _folder.Write("all.yaml", Manifest.GatewayClass, Manifest.Gateway("blue"), route);

        var result = await SyncerProcess.RunAsync(cancellationToken, "translate", "-f", path);

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        var parents = StatusOf(result, "HTTPRoute")!["parents"]!.AsArray();
        Assert.That(
            parents.Select(parent => $"{parent!["controllerName"]} {parent["parentRef"]!["name"]}"),
            Is.EqualTo(["example.com/other other", "agentgateway.dev/agentgateway blue"])
        );
        Assert.That(parents[0]!["conditions"]![0]!["status"]!.GetValue<bool>(), Is.True);
        Assert.That(
            parents[1]!["conditions"]!
                .AsArray()
                .Select(condition =>
                    $"{condition!["type"]} {condition["status"]} {condition["reason"]} {condition["lastTransitionTime"]}"
                ),
            Is.EqualTo(["Accepted True Accepted 2026-02-02T00:00:00Z", "ResolvedRefs False BackendNotFound "])
        );
    }

    [Test]
    public async Task Prints_a_status_that_loses_what_is_not_desired_any_more(CancellationToken cancellationToken)
    {
        const string entry = """
            - parentRef: {name: gone}
                  controllerName: agentgateway.dev/agentgateway
                  conditions: [{type: Accepted, status: "True", reason: Old}]
            """;
        const string foreign = """
            - parentRef: {name: other}
                  controllerName: example.com/other
                  conditions: [{type: Accepted, status: "True", reason: Fine}]
            """;
        var path = _folder.Write(
            "all.yaml",
            $"{Manifest.Route("ours", "gone")}\nstatus:\n  parents:\n    {entry}\n    {foreign}",
            Manifest.Route("untouched", "gone")
        );

        var result = await SyncerProcess.RunAsync(cancellationToken, "translate", "-f", path);

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        var status = result.Json["statuses"]!.AsArray().Single()!;
        Assert.That($"{status["metadata"]!["name"]}", Is.EqualTo("ours"));
        Assert.That(
            status["status"]!["parents"]!.AsArray().Select(parent => $"{parent!["controllerName"]}"),
            Is.EqualTo(["example.com/other"])
        );
    }

    [TestCase(true, "alice:hash")]
    [TestCase(false, null)]
    public async Task Reads_the_text_of_a_Secret_where_defaults_are_filled_in(
        bool fillsIn,
        string? users,
        CancellationToken cancellationToken
    )
    {
        const string policy = """
            apiVersion: agentgateway.dev/v1alpha1
            kind: AgentgatewayPolicy
            metadata:
              name: basic
            spec:
              targetRefs:
                - group: gateway.networking.k8s.io
                  kind: Gateway
                  name: blue
              traffic:
                basicAuthentication:
                  secretRef:
                    name: users
            ---
            apiVersion: v1
            kind: Secret
            metadata:
              name: users
            stringData:
              .htaccess: alice:hash
            """;
        var path = _folder.Write("all.yaml", Complete, policy);
        string[] arguments = ["translate", "-f", path, "--show-secrets"];

        var result = await SyncerProcess.RunAsync(
            cancellationToken,
            fillsIn ? [.. arguments, "--fill-in-defaults"] : arguments
        );

        var resource = result.Json["resources"]!.AsArray().Single(entry => KindOf(entry!["resource"]!) == "policy")![
            "resource"
        ]!["policy"]!;
        var auth = resource["traffic"]!["basicAuth"];
        Assert.That(auth, Is.Not.Null);
        Assert.That((string?)auth!["htpasswdContent"], Is.EqualTo(users));
    }

    private static JsonNode? StatusOf(ProcessResult result, string kind) =>
        result.Json["statuses"]!.AsArray().Single(status => (string?)status!["kind"] == kind)!["status"];

    private static string KindOf(JsonNode resource) => resource.AsObject().Single().Key;

    private static string Base64(string pem) => Convert.ToBase64String(Encoding.UTF8.GetBytes(pem));
}
