// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace TestKit.Kubernetes;

/// <summary>
/// An API server on etcd of a test's own, that can be killed, restarted and compacted. Where the scripts that start it are
/// not beside the checkout, the test is skipped.
/// </summary>
public sealed class KubeApiServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _scripts;
    private readonly string _folder = Directory.CreateTempSubdirectory("kube-api").FullName;
    private Dictionary<string, string> _environment = [];

    private KubeApiServer(string scripts) => _scripts = scripts;

    /// <summary>The path of an administrator's kubeconfig.</summary>
    public string Kubeconfig => Path.Combine(_folder, "kubeconfig");

    /// <summary>The address, <c>https://127.0.0.1:PORT</c>.</summary>
    public Uri Address => new(_environment["API_SERVER"]);

    /// <summary>Starts a server with no object but those it makes itself.</summary>
    public static async Task<KubeApiServer> StartAsync()
    {
        var server = new KubeApiServer(FindScripts());
        try
        {
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server again at its address, on its data.</summary>
    public async Task StartAgainAsync()
    {
        var ports = _environment.Count == 0 ? [] : new[] { ("API_PORT", "API_SERVER"), ("ETCD_PORT", "ETCD_ENDPOINT") };
        await RunAsync(
            "start-kube-api",
            ports.Select(port => (port.Item1, $"{new Uri(_environment[port.Item2]).Port}"))
        );
        _environment = (await File.ReadAllLinesAsync(Path.Combine(_folder, "env")))
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
    }

    /// <summary>Ends server and etcd at once, as a crash does.</summary>
    public Task KillAsync() => RunAsync("stop-kube-api", [("STOP_SIGNAL", "KILL")]);

    /// <summary>Makes etcd forget every revision before the current one.</summary>
    public async Task CompactAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler())
        {
            BaseAddress = new Uri(_environment["ETCD_ENDPOINT"]),
        };
        using var range = await http.PostAsJsonAsync("/v3/kv/range", new { key = "AA==", limit = 1 });
        var revision = (string?)JsonNode.Parse(await range.Content.ReadAsStringAsync())!["header"]!["revision"];
        using var compaction = await http.PostAsJsonAsync("/v3/kv/compaction", new { revision, physical = true });
        compaction.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string FindScripts()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var scripts = Path.Combine(folder.FullName, "shared", "kube");
            if (File.Exists(Path.Combine(scripts, "start-kube-api")))
                return scripts;
        }
        Assert.Ignore("shared/kube is not beside the checkout");
        throw new UnreachableException();
    }

    private async Task RunAsync(string script, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(Path.Combine(_scripts, script), [_folder])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{script}: {await error}");
    }
}
