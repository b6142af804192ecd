// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Krt.Kubernetes.Rows;
using TestKit.Kubernetes;

namespace Krt.Kubernetes.Cluster;

/// <summary>A server of a test's own that a source reaches through a faulty network.</summary>
internal sealed class ProxiedServer : IAsyncDisposable
{
    private readonly KubeApiServer _server;
    private readonly string _folder = Directory.CreateTempSubdirectory("proxied").FullName;

    private ProxiedServer(KubeApiServer server)
    {
        _server = server;
        Objects = new TestObjects(server.Kubeconfig);
        Proxy = new FaultyProxy(new IPEndPoint(IPAddress.Loopback, server.Address.Port));
    }

    public KubeApiServer Server => _server;

    public TestObjects Objects { get; }

    public FaultyProxy Proxy { get; }

    /// <summary>A kubeconfig of an administrator whose connections go through the proxy.</summary>
    public string ProxiedKubeconfig
    {
        get
        {
            var path = Path.Combine(_folder, "kubeconfig");
            var direct = File.ReadAllText(_server.Kubeconfig);
            File.WriteAllText(
                path,
                direct.Replace($":{_server.Address.Port}", $":{Proxy.Address.Port}", StringComparison.Ordinal)
            );
            return path;
        }
    }

    public static async Task<ProxiedServer> StartAsync()
    {
        var proxied = new ProxiedServer(await KubeApiServer.StartAsync());
        await proxied.Objects.DefineAsync(Kinds.Widget);
        await proxied.Objects.SetWidgetAsync("a", 1);
        await proxied.Objects.SetWidgetAsync("b", 2);
        return proxied;
    }

    public async ValueTask DisposeAsync()
    {
        Objects.Dispose();
        await Proxy.DisposeAsync();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
