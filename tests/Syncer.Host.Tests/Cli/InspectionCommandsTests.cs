// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Sockets;
using Krt.Kubernetes.Manifests;
using Syncer.Host.Cli;
using Syncer.Host.Inspection;

namespace Syncer.Host.Tests.Cli;

/// <summary>The commands that answer questions, as processes: how they are asked, and how they end.</summary>
[CancelAfter(120_000)]
public sealed class InspectionCommandsTests
{
#pragma warning disable NUnit1032 // Disposed after each test.
    private TemporaryFolder _folder = null!;
#pragma warning restore NUnit1032

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task Explain_ends_with_0_for_what_is_there_and_1_for_what_is_not(CancellationToken cancellationToken)
    {
        var path = _folder.Write("all.yaml", Manifest.GatewayClass, Manifest.Gateway("blue"));

        var found = await SyncerProcess.RunAsync(cancellationToken, "explain", "gateway", "blue", "-f", path);
        var wire = await SyncerProcess.RunAsync(cancellationToken, "explain", "bind/8080/default/blue", "-f", path);
        var absent = await SyncerProcess.RunAsync(cancellationToken, "explain", "gateway", "green", "-f", path);
        var unknown = await SyncerProcess.RunAsync(cancellationToken, "explain", "door", "green", "-f", path);

        Assert.That((found.ExitCode, found.Error), Is.EqualTo((0, "")));
        Assert.That(
            found.Output,
            Does.StartWith("Gateway default/blue: 2 resources made of it are served to default/blue.\n")
        );
        Assert.That((wire.ExitCode, wire.Error), Is.EqualTo((0, "")));
        Assert.That(wire.Output, Does.Contain("made of Gateway default/blue."));
        Assert.That((absent.ExitCode, absent.Output), Is.EqualTo((1, "There is no Gateway default/green.\n")));
        Assert.That((unknown.ExitCode, unknown.Output), Is.EqualTo((1, "")));
        Assert.That(unknown.Error, Does.StartWith("error: the kind door is not known"));
    }

    [TestCase("getaway", "blue", "error: the kind getaway is not known; did you mean Gateway?")]
    [TestCase("gateway", "bleu", "There is no Gateway default/bleu.\n\nSimilar\n  Gateway default/blue\n")]
    [TestCase("listner/default/blue.http", null, "Similar\n  listener/default/blue.http\n")]
    public async Task Explain_guesses_what_a_misspelt_name_means(string subject, string? name, string expected)
    {
        var path = _folder.Write("all.yaml", Manifest.GatewayClass, Manifest.Gateway("blue"));

        var result = await SyncerProcess.RunAsync(
            CancellationToken.None,
            [.. new[] { "explain", subject, name, "--file", path }.OfType<string>()]
        );

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error + result.Output, Does.Contain(expected));
    }

    [Test]
    public async Task Tell_that_a_GatewayClass_is_misspelt(CancellationToken cancellationToken)
    {
        var path = _folder.Write("all.yaml", Manifest.GatewayClass, Manifest.Gateway("blue", "agentgatway"));

        var result = await SyncerProcess.RunAsync(cancellationToken, "explain", "gateway", "blue", "--file", path);

        Assert.That(
            result.Output,
            Does.Contain("! its GatewayClass agentgatway does not exist; there is agentgateway\n")
        );
    }

    [Test]
    public async Task Tell_of_resources_that_several_objects_claim(CancellationToken cancellationToken)
    {
        var path = _folder.Write(
            "all.yaml",
            Manifest.GatewayClass,
            Manifest.Gateway("blue"),
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: { name: r }
            spec:
              parentRefs: [{ name: blue }]
              rules:
                - backendRefs:
                    - { group: agentgateway.dev, kind: AgentgatewayBackend, name: api }
                    - { group: gateway.kgateway.dev, kind: Backend, name: api }
            """,
            """
            apiVersion: agentgateway.dev/v1alpha1
            kind: AgentgatewayBackend
            metadata: { name: api }
            spec: { static: { host: a.example.com, port: 80 } }
            """,
            """
            apiVersion: gateway.kgateway.dev/v1alpha1
            kind: Backend
            metadata: { name: api }
            spec: { type: Static, static: { hosts: [{ host: b.example.com, port: 80 }] } }
            """
        );

        var translated = await SyncerProcess.RunAsync(cancellationToken, "translate", "--file", path);
        var validated = await SyncerProcess.RunAsync(cancellationToken, "validate", "--file", path);
        var loser = await SyncerProcess.RunAsync(
            cancellationToken,
            "explain",
            "backend.gateway.kgateway.dev",
            "api",
            "--file",
            path
        );

        Assert.That(
            (translated.ExitCode, translated.Error),
            Is.EqualTo(
                (
                    0,
                    "warning: Resource backend/default/api of gateway default/blue is made by several plugins, and that of the first is served: AgentgatewayBackend, KgatewayBackend\n"
                )
            )
        );
        Assert.That(validated.ExitCode, Is.EqualTo(3));
        Assert.That(
            validated.Output.Split('\n').Where(line => line.EndsWith("[collision]", StringComparison.Ordinal)),
            Is.EqualTo([
                $"{path}:29: error: AgentgatewayBackend default/api: several objects claim backend/default/api of default/blue, and the one of this object is served: AgentgatewayBackend, KgatewayBackend [collision]",
                $"{path}:34: error: Backend default/api: several objects claim backend/default/api of default/blue, and the one of another object is served: AgentgatewayBackend, KgatewayBackend [collision]",
            ])
        );
        Assert.That(
            loser.Output,
            Does.Contain(
                "! several objects claim backend/default/api of default/blue, and the one of another object is served"
            )
        );
    }

    [Test]
    public async Task Explain_prints_JSON(CancellationToken cancellationToken)
    {
        var path = _folder.Write("all.yaml", Manifest.GatewayClass, Manifest.Gateway("blue"));

        var result = await SyncerProcess.RunAsync(
            cancellationToken,
            "explain",
            "gtw",
            "blue",
            "-f",
            path,
            "-o",
            "json"
        );

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That($"{result.Json["object"]}", Is.EqualTo("Gateway default/blue"));
        Assert.That(result.Json["resources"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [TestCase("explain", "gateway", "blue")]
    [TestCase("explain", "gateway", "blue", "--file", "x", "--admin", "127.0.0.1:9095")]
    [TestCase("explain", "gateway", "blue", "--admin", "127.0.0.1:9095/x")]
    [TestCase("explain", "--file", "x")]
    [TestCase("graph")]
    [TestCase("graph", "--file", "x", "--view", "nothing")]
    [TestCase("diff", "a")]
    [TestCase("diff", "a", "http://127.0.0.1:9095/x")]
    [TestCase("validate")]
    [TestCase("validate", "-f", "x", "-o", "yaml")]
    public async Task End_with_2_where_the_command_line_is_wrong(params string[] arguments)
    {
        var result = await SyncerProcess.RunAsync(CancellationToken.None, arguments);

        Assert.That(result.ExitCode, Is.EqualTo(2), result.Error);
    }

    [Test]
    public async Task End_with_1_where_no_server_answers(CancellationToken cancellationToken)
    {
        var result = await SyncerProcess.RunAsync(cancellationToken, "graph", "--admin", "127.0.0.1:1");

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((1, "")));
        Assert.That(result.Error, Does.StartWith("error: admin server 127.0.0.1:1: "));
    }

    [Test]
    public async Task Validate_does_not_praise_an_empty_folder(CancellationToken cancellationToken)
    {
        var result = await SyncerProcess.RunAsync(cancellationToken, "validate", "-f", _folder.FullPath);

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((0, "Nothing to report in no object at all.\n")));
    }

    [Test]
    public async Task Tell_that_another_server_answers_or_none_does(CancellationToken cancellationToken)
    {
        await using var other = await DocumentedServer.StartAsync(_folder, cancellationToken);
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        var wrong = await SyncerProcess.RunAsync(
            cancellationToken,
            "explain",
            "gateway",
            "blue",
            "--admin",
            $"{other.HealthAddress}"
        );
        using var client = new AdminClient(new Uri($"http://{silent.LocalEndpoint}"), TimeSpan.FromSeconds(0.5));
        var late = await Assert.ThrowsAsync<InspectionException>(() =>
            client.ExplainObjectAsync("gateway", "blue", cancellationToken)
        );

        Assert.That(
            (wrong.ExitCode, wrong.Error),
            Is.EqualTo((1, $"error: {other.HealthAddress} answered 404; is it the admin address of a running serve?\n"))
        );
        Assert.That(late!.Message, Is.EqualTo($"admin server {silent.LocalEndpoint}: no answer within 0.5 seconds"));
    }

    [Test]
    public async Task Diff_ends_with_3_where_something_differs(CancellationToken cancellationToken)
    {
        var a = _folder.Write("a.yaml", Manifest.GatewayClass, Manifest.Gateway("blue"));
        var b = _folder.Write("b.yaml", Manifest.GatewayClass, Manifest.Gateway("green"));

        var same = await SyncerProcess.RunAsync(cancellationToken, "diff", a, a);
        var other = await SyncerProcess.RunAsync(cancellationToken, "diff", a, b, "--output", "json");
        var unreadable = await SyncerProcess.RunAsync(cancellationToken, "diff", a, _folder.PathOf("none"));

        Assert.That((same.ExitCode, same.Output), Is.EqualTo((0, "No difference.\n")));
        Assert.That(other.ExitCode, Is.EqualTo(3));
        Assert.That(
            other.Json["gateways"]!.AsArray().Select(gateway => $"{gateway!["gateway"]}"),
            Is.EqualTo(["default/blue", "default/green"])
        );
        Assert.That(unreadable.ExitCode, Is.EqualTo(1));
    }

    [Test]
    public async Task Validate_ends_with_3_where_there_are_findings(CancellationToken cancellationToken)
    {
        var good = _folder.Write("good.yaml", Manifest.GatewayClass, Manifest.Gateway("blue"));
        var bad = _folder.Write("bad.yaml", Manifest.Route("r", "nobody"));

        var nothing = await SyncerProcess.RunAsync(cancellationToken, "validate", "-f", good);
        var findings = await SyncerProcess.RunAsync(cancellationToken, "validate", "-f", good, bad);
        var sarif = await SyncerProcess.RunAsync(cancellationToken, "validate", "-f", good, bad, "-o", "sarif");
        var unreadable = await SyncerProcess.RunAsync(
            "a: [",
            cancellationToken,
            "validate",
            "-f",
            ManifestSource.StandardInput
        );

        Assert.That((nothing.ExitCode, nothing.Output), Is.EqualTo((0, "Nothing to report in 2 objects.\n")));
        Assert.That(findings.ExitCode, Is.EqualTo(3));
        Assert.That(
            findings.Output,
            Is.EqualTo(
                $"{bad}:7: error: HTTPRoute default/r: Gateway default/nobody is not found: there is no Gateway default/nobody [parent-not-found]\n1 error, 0 warnings in 3 objects.\n"
            )
        );
        Assert.That(sarif.ExitCode, Is.EqualTo(3));
        Assert.That($"{sarif.Json["version"]}", Is.EqualTo("2.1.0"));
        Assert.That(unreadable.ExitCode, Is.EqualTo(1));
    }
}
