// SPDX-License-Identifier: Apache-2.0

using TestKit.Kubernetes;

namespace Syncer.Host.Tests.Cli;

/// <summary>The program signs in to a cluster with what a credential plugin prints, in native code too.</summary>
[CancelAfter(240_000)]
public sealed class CredentialPluginTests
{
    [Test]
    public async Task Serves_a_cluster_that_it_signs_in_to_with_a_plugin(CancellationToken cancellationToken)
    {
        await using var api = await KubeApiServer.StartAsync();
        using var folder = new TemporaryFolder();
        var administrator = await File.ReadAllLinesAsync(api.Kubeconfig, cancellationToken);
        var kubeconfig = WriteKubeconfig(
            folder,
            ValueOf(administrator, "server"),
            ValueOf(administrator, "certificate-authority-data"),
            "echo '{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\","
                + $"\"status\":{{\"token\":\"{ValueOf(administrator, "token")}\"}}}}'"
        );
        using var process = SyncerProcess.Start(
            "serve",
            "--kubeconfig",
            kubeconfig,
            "--xds-address",
            "127.0.0.1:0",
            "--xds-auth",
            "false"
        );

        var lines = await process.ReadThroughAsync("Serving", cancellationToken);

        Assert.That(lines[^1], Does.StartWith($"Serving {api.Address} over delta xDS on 127.0.0.1:"));
        Assert.That(await process.InterruptAsync(cancellationToken), Is.Zero);
    }

    [Test]
    public async Task Ends_when_the_plugin_fails(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var kubeconfig = WriteKubeconfig(folder, "https://127.0.0.1:1", "", "echo no profile >&2; exit 3");

        var result = await SyncerProcess.RunAsync(cancellationToken, "serve", "--kubeconfig", kubeconfig);

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((1, "")));
        Assert.That(
            result.ErrorLines.Single(),
            Is.EqualTo("error: credential plugin ./plugin: it ended with status 3: no profile")
        );
    }

    private static string ValueOf(string[] kubeconfig, string field) =>
        kubeconfig.First(line => line.Contains($" {field}: ", StringComparison.Ordinal)).Split(": ")[1].Trim();

    private static string WriteKubeconfig(TemporaryFolder folder, string server, string authority, string script)
    {
        var plugin = folder.Write("plugin", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(plugin, (UnixFileMode)0b111_101_101);
        return folder.Write(
            "kubeconfig",
            $$"""
            current-context: it
            contexts:
            - name: it
              context: {cluster: c, user: u}
            clusters:
            - name: c
              cluster: {server: "{{server}}", certificate-authority-data: "{{authority}}"}
            users:
            - name: u
              user:
                exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin}
            """
        );
    }
}
