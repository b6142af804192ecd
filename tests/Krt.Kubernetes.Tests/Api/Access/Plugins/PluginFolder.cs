// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Manifests.Files;

namespace Krt.Kubernetes.Api.Access.Plugins;

/// <summary>A folder with a credential plugin, <c>./plugin</c>, that does as a test says.</summary>
internal sealed class PluginFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string FullPath => _folder.Path;

    public string this[string name] => _folder[name];

    /// <summary>How often the plugin has run.</summary>
    public int Runs => File.ReadAllLines(_folder["runs"]).Length;

    /// <summary>A plugin that prints these statuses, one after the other; each the fields of a JSON object.</summary>
    public void Write(params string[] statuses)
    {
        for (var run = 0; run < statuses.Length; run++)
            _folder.Write(
                $"{run + 1}",
                $$$"""
                {"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{ {{{statuses[
                    run
                ]}}} }}
                """
            );
        WriteScript("cd \"$(dirname \"$0\")\"; echo >> runs; cat $(wc -l < runs)");
    }

    public void WriteScript(string script)
    {
        var path = _folder.Write("plugin", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }

    /// <returns>The path of a kubeconfig whose user is whom the plugin prints.</returns>
    public string WriteKubeconfig(string server, string authority) =>
        _folder.Write(
            "kubeconfig",
            $$$"""
            current-context: it
            contexts: [{name: it, context: {cluster: c, user: u}}]
            clusters: [{name: c, cluster: {server: "{{{server}}}", certificate-authority-data: "{{{authority}}}"}}]
            users:
            - name: u
              user:
                exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin}
            """
        );

    public void Dispose() => _folder.Dispose();
}
