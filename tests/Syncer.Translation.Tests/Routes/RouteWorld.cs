// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Gateways;
using Syncer.Translation.References;
using Syncer.Translation.Routes;
using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Routes.Services;
using Syncer.Translation.Routes.Statuses;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Status;

namespace Syncer.Translation.Tests.Routes;

/// <summary>The route collections over sources that a test writes; every write is visible when it returns.</summary>
internal sealed class RouteWorld : IAsyncDisposable
{
    private readonly ErrorLog _errors = new();
    private readonly KrtEngine _engine;
    private readonly List<Change<ResourceKey, GatewayResource>> _changes = [];

    public RouteWorld(SyncerSettings? settings = null, ServiceParentResolver? serviceParents = null)
    {
        _engine = new(new() { Mode = PropagationMode.Inline, LoggerFactory = _errors });
        Http = _engine.Root.Source<NamespacedName, HttpRoute>();
        Grpc = _engine.Root.Source<NamespacedName, GrpcRoute>();
        Tcp = _engine.Root.Source<NamespacedName, TcpRoute>();
        Tls = _engine.Root.Source<NamespacedName, TlsRoute>();
        Parents = _engine.Root.Source<ParentKey, ParentListeners>();
        Services = _engine.Root.Source<NamespacedName, Service>();
        Grants = _engine.Root.Source<NamespacedName, ReferenceGrant>();
        AgentgatewayBackends = _engine.Root.Source<NamespacedName, Service>();
        InferencePools = _engine.Root.Source<NamespacedName, Service>();
        Outputs = RouteCollections.Build(
            new()
            {
                HttpRoutes = Http,
                GrpcRoutes = Grpc,
                TcpRoutes = Tcp,
                TlsRoutes = Tls,
                Parents = Parents,
                Grants = new ReferenceGrants(Grants),
                Backends = new Dictionary<GroupKind, BackendResolver>
                {
                    [ObjectKinds.Service] = BackendResolvers.Services(Services),
                    [ObjectKinds.AgentgatewayBackend] = BackendResolvers.Objects(AgentgatewayBackends),
                    [ObjectKinds.InferencePool] = BackendResolvers.InferencePools(
                        InferencePools,
                        pool => pool.Spec.Ports.Count == 0 ? null : pool.Spec.Ports[0].Port
                    ),
                },
                ServiceParents = serviceParents,
                Settings = settings ?? new(),
            }
        );
        Outputs.Resources.Connect().Subscribe(new Recorder(_changes));
    }

    public SourceCollection<NamespacedName, HttpRoute> Http { get; }

    public SourceCollection<NamespacedName, GrpcRoute> Grpc { get; }

    public SourceCollection<NamespacedName, TcpRoute> Tcp { get; }

    public SourceCollection<NamespacedName, TlsRoute> Tls { get; }

    public SourceCollection<ParentKey, ParentListeners> Parents { get; }

    public SourceCollection<NamespacedName, Service> Services { get; }

    public SourceCollection<NamespacedName, ReferenceGrant> Grants { get; }

    /// <summary>Only the existence of these matters, so Services stand in for them.</summary>
    public SourceCollection<NamespacedName, Service> AgentgatewayBackends { get; }

    /// <summary>The first port of these Services is the target port of the pool.</summary>
    public SourceCollection<NamespacedName, Service> InferencePools { get; }

    public RouteOutputs Outputs { get; }

    /// <summary>A world with one Gateway of one HTTP listener and one Service.</summary>
    public static RouteWorld WithGateway()
    {
        var world = new RouteWorld();
        world.Parents.Set(RouteRows.Gateway("gw", RouteRows.Listener("http")));
        world.Services.Set(RouteRows.Service("svc"));
        return world;
    }

    /// <summary>The names of the changed resources since the last call, sorted.</summary>
    public string[] TakeChanges()
    {
        string[] names = [.. _changes.Select(change => change.Key.Name).Order(StringComparer.Ordinal)];
        _changes.Clear();
        return names;
    }

    /// <summary>The wire names of all resources, sorted.</summary>
    public string[] ResourceNames() =>
        [.. Outputs.Resources.Snapshot.Keys.Select(key => key.Name).Order(StringComparer.Ordinal)];

    public Route Route(string key, string gateway = "gw") =>
        Outputs.Resources.Snapshot[new(RouteRows.Name(gateway), "route/" + key)].ToMessage().Route;

    public TCPRoute TcpRoute(string key, string gateway = "gw") =>
        Outputs.Resources.Snapshot[new(RouteRows.Name(gateway), "tcp_route/" + key)].ToMessage().TcpRoute;

    public IReadOnlyList<RouteParentStatus> ParentStatuses(string kind, string name) =>
        ((RouteStatus)Outputs.Statuses.Snapshot[new(RouteKinds.ApiVersion, kind, RouteRows.Name(name))].Body).Parents;

    public Condition? Condition(string kind, string name, string type) =>
        ParentStatuses(kind, name)[0].Conditions.SingleOrDefault(condition => condition.Type == type);

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        Assert.That(_errors.Entries, Is.Empty);
    }

    private sealed class Recorder(List<Change<ResourceKey, GatewayResource>> changes)
        : IObserver<ChangeSet<ResourceKey, GatewayResource>>
    {
        public void OnNext(ChangeSet<ResourceKey, GatewayResource> value) => changes.AddRange(value);

        public void OnCompleted() { }

        public void OnError(Exception error) => Assert.Fail(error.ToString());
    }
}
