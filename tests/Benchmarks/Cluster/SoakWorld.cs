// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Text;
using Krt.Kubernetes.Api;

namespace Benchmarks.Cluster;

/// <summary>
/// A cluster that never rests: namespaces with routes and a workload each, behind one Gateway. Made by an administrator.
/// </summary>
internal sealed class SoakWorld(ApiClient api)
{
    public const int Namespaces = 50;
    public const int RoutesPerNamespace = 100;
    public const int Replicas = 4;

    private const string GatewayApi = "gateway.networking.k8s.io/v1";

    private static readonly TimeSpan RouteInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PodInterval = TimeSpan.FromSeconds(2);

    private long _writes;

    /// <summary>How many objects have been created, changed or deleted.</summary>
    public long Writes => Interlocked.Read(ref _writes);

    /// <summary>Creates everything.</summary>
    public async Task CreateAsync()
    {
        await ApplyAsync(
            $"/apis/{GatewayApi}/gatewayclasses/agentgateway",
            $$"""{"apiVersion":"{{GatewayApi}}","kind":"GatewayClass","metadata":{"name":"agentgateway"},"spec":{"controllerName":"agentgateway.dev/agentgateway"} }"""
        );
        await ApplyAsync(
            $"/apis/{GatewayApi}/namespaces/default/gateways/soak",
            $$"""
            {"apiVersion":"{{GatewayApi}}","kind":"Gateway","metadata":{"name":"soak"},"spec":{"gatewayClassName":"agentgateway",
             "listeners":[{"name":"http","protocol":"HTTP","port":8080,"allowedRoutes":{"namespaces":{"from":"All"} } }]} }
            """
        );
        await Parallel.ForAsync(
            0,
            Namespaces,
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (ns, _) => await CreateNamespaceAsync(ns)
        );
    }

    /// <summary>Replaces a pod of every workload every 2 s and edits a route of every namespace every second.</summary>
    public Task ChurnAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(
            Enumerable
                .Range(0, Namespaces)
                .SelectMany(ns =>
                    (Task[])
                        [
                            RepeatAsync(RouteInterval, round => EditRouteAsync(ns, round), cancellationToken),
                            RepeatAsync(PodInterval, round => ReplacePodAsync(ns, round), cancellationToken),
                        ]
                )
        );

    private static async Task RepeatAsync(
        TimeSpan interval,
        Func<int, Task> change,
        CancellationToken cancellationToken
    )
    {
        using var timer = new PeriodicTimer(interval);
        try
        {
            // So that not all namespaces change at the same moment.
            await Task.Delay(interval * Random.Shared.NextDouble(), cancellationToken);
            for (var round = 1; await timer.WaitForNextTickAsync(cancellationToken); round++)
                await change(round);
        }
        catch (OperationCanceledException)
        {
            // Enough.
        }
    }

    private async Task CreateNamespaceAsync(int ns)
    {
        await ApplyAsync(
            $"/api/v1/namespaces/soak-{ns}",
            Text($$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"soak-{{ns}}"} }""")
        );
        await ApplyAsync(
            $"/api/v1/namespaces/soak-{ns}/services/app",
            """
            {"apiVersion":"v1","kind":"Service","metadata":{"name":"app"},"spec":{"selector":{"app":"app"},
             "ports":[{"name":"http","port":80,"targetPort":8080}]} }
            """
        );
        for (var replica = 0; replica < Replicas; replica++)
            await CreatePodAsync(ns, replica, round: 0);
        await SetEndpointsAsync(ns, round: 0);
        for (var route = 0; route < RoutesPerNamespace; route++)
            await SetRouteAsync(ns, route, round: 0);
    }

    private Task EditRouteAsync(int ns, int round) => SetRouteAsync(ns, round % RoutesPerNamespace, round);

    private async Task ReplacePodAsync(int ns, int round)
    {
        var replica = round % Replicas;
        await api.SendAsync(ApiRequest.Delete($"/api/v1/namespaces/soak-{ns}/pods/app-{replica}", NoGrace));
        await CreatePodAsync(ns, replica, round);
        await SetEndpointsAsync(ns, round);
        Interlocked.Increment(ref _writes);
    }

    private Task SetRouteAsync(int ns, int route, int round) =>
        ApplyAsync(
            $"/apis/{GatewayApi}/namespaces/soak-{ns}/httproutes/route-{route}",
            Text(
                $$"""
                {"apiVersion":"{{GatewayApi}}","kind":"HTTPRoute","metadata":{"name":"route-{{route}}"},
                 "spec":{"parentRefs":[{"name":"soak","namespace":"default"}],"hostnames":["r{{route}}.n{{ns}}.example.com"],
                  "rules":[{"matches":[{"path":{"type":"PathPrefix","value":"/{{round}}"} }],
                   "backendRefs":[{"name":"app","port":80}]}]} }
                """
            )
        );

    private async Task CreatePodAsync(int ns, int replica, int round)
    {
        var path = $"/api/v1/namespaces/soak-{ns}/pods";
        var address = AddressOf(ns, replica, round);
        await ApplyAsync(
            $"{path}/app-{replica}",
            Text(
                $$"""
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"app-{{replica}}","labels":{"app":"app"} },
                 "spec":{"nodeName":"node-{{replica}}","containers":[{"name":"app","image":"app","ports":[{"containerPort":8080}]}]} }
                """
            )
        );
        await ApplyAsync(
            $"{path}/app-{replica}/status",
            Text(
                $$"""
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"app-{{replica}}"},"status":{"phase":"Running","podIP":"{{address}}",
                 "podIPs":[{"ip":"{{address}}"}],"conditions":[{"type":"Ready","status":"True"}]} }
                """
            )
        );
    }

    private Task SetEndpointsAsync(int ns, int round)
    {
        var endpoints = Enumerable
            .Range(0, Replicas)
            // Each was replaced last in the newest round that was its turn.
            .Select(replica => (replica, last: round - (round - replica + Replicas) % Replicas))
            .Select(pod =>
                Text(
                    $$"""
                    {"addresses":["{{AddressOf(ns, pod.replica, Math.Max(0, pod.last))}}"],"conditions":{"ready":true},
                     "nodeName":"node-{{pod.replica}}","targetRef":{"kind":"Pod","name":"app-{{pod.replica}}","namespace":"soak-{{ns}}"} }
                    """
                )
            );
        return ApplyAsync(
            $"/apis/discovery.k8s.io/v1/namespaces/soak-{ns}/endpointslices/app",
            $$"""
            {"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","addressType":"IPv4",
             "metadata":{"name":"app","labels":{"kubernetes.io/service-name":"app"} },
             "ports":[{"name":"http","port":8080,"protocol":"TCP"}],"endpoints":[{{string.Join(',', endpoints)}}]}
            """
        );
    }

    private async Task ApplyAsync(string path, string manifest)
    {
        await api.SendAsync(
            ApiRequest.Patch($"{path}?fieldManager=soak&force=true", PatchType.Apply, Encoding.UTF8.GetBytes(manifest))
        );
        Interlocked.Increment(ref _writes);
    }

    private static ReadOnlyMemory<byte> NoGrace { get; } = """{"gracePeriodSeconds":0}"""u8.ToArray();

    private static string AddressOf(int ns, int replica, int round) =>
        Text($"10.{ns}.{round / 200 % 250}.{1 + (round + replica) % 200}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
