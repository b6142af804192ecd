// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Krt;
using Krt.Kubernetes.Manifests;
using Microsoft.Extensions.Logging;
using Syncer.Host.Serving;
using Syncer.Host.Serving.Xds;
using TestKit;

namespace Syncer.Host.Tests.Serving;

/// <summary>A folder of manifests that is served on a port of its own.</summary>
internal sealed class ServedFolder : IAsyncDisposable
{
    private readonly Channel<ManifestProblem> _problems = Channel.CreateUnbounded<ManifestProblem>();
    private readonly List<Proxy> _proxies = [];
    private readonly TemporaryFolder _folder;
    private ManifestServer? _server;

    private ServedFolder(TemporaryFolder folder) => _folder = folder;

    public ManifestServer Server => _server!;

    public CapturedLog Log { get; } = new();

    /// <summary>How many problems nobody has read yet.</summary>
    public int ProblemCount => _problems.Reader.Count;

    public static async Task<ServedFolder> StartAsync(
        Action<TemporaryFolder> fill,
        CancellationToken cancellationToken,
        XdsServingOptions? xds = null,
        TimeProvider? time = null
    )
    {
        var served = new ServedFolder(new TemporaryFolder());
        fill(served._folder);
        served._server = await ManifestServer.StartAsync(
            new ManifestServerOptions
            {
                Manifests = [served._folder.FullPath],
                XdsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                AdminAddress = new IPEndPoint(IPAddress.Loopback, 0),
                Xds = xds ?? new(),
                TimeProvider = time ?? TimeProvider.System,
                OnProblem = problem => served._problems.Writer.TryWrite(problem),
                ConfigureLogging = logging => logging.AddProvider(served.Log),
            },
            cancellationToken
        );
        return served;
    }

    public void Write(string name, params IEnumerable<string> documents) => _folder.Write(name, documents);

    public void Delete(string name) => _folder.Delete(name);

    public Proxy ProxyOf(string gateway, CancellationToken cancellationToken)
    {
        var proxy = new Proxy(Server.XdsAddress, gateway, cancellationToken);
        _proxies.Add(proxy);
        return proxy;
    }

    /// <summary>Waits for the next problem of the manifests; the folder is left out of it.</summary>
    public async Task<string> NextProblemAsync(CancellationToken cancellationToken)
    {
        var problem = await _problems.Reader.ReadAsync(cancellationToken);
        return $"{problem.Severity} {problem.ToString().Replace($"{_folder.FullPath}/", "", StringComparison.Ordinal)}";
    }

    /// <summary>The conditions of a route for its only parent, as <c>Type=Status Reason</c>.</summary>
    public string[] ConditionsOf(string route)
    {
        var snapshot = Server.Pipeline.Engine.TakeSnapshot();
        var status = snapshot
            .Of(Server.Pipeline.Outputs.Statuses)
            .Values.Single(status => status.Key.Name == new NamespacedName("default", route));
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            status.Body.WriteTo(writer);
        return
        [
            .. JsonNode.Parse(buffer.WrittenSpan)!["parents"]!.AsArray().Single()!["conditions"]!
                .AsArray()
                .Select(condition => $"{condition!["type"]}={condition["status"]} {condition["reason"]}"),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var proxy in _proxies)
            await proxy.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        _folder.Dispose();
        Log.Dispose();
    }
}
