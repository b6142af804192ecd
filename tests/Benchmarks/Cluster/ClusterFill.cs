// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Text;
using Krt.Kubernetes.Api;

namespace Benchmarks.Cluster;

/// <summary>Creates the objects of a large cluster: routes, the Services they name, and slices of endpoints.</summary>
internal static class ClusterFill
{
    public const int Routes = 20_000;
    public const int Services = 5_000;
    public const int Slices = 20_000;

    private const string GatewayApi = "/apis/gateway.networking.k8s.io/v1";
    private const string Namespaced = "/namespaces/default";

    /// <summary>Creates what is missing.</summary>
    public static async Task RunAsync(ApiClient api)
    {
        await CreateAsync(
            api,
            $"{GatewayApi}/gatewayclasses",
            """{"apiVersion":"gateway.networking.k8s.io/v1","kind":"GatewayClass","metadata":{"name":"agentgateway"},"spec":{"controllerName":"agentgateway.dev/agentgateway"} }"""
        );
        await CreateAsync(
            api,
            $"{GatewayApi}{Namespaced}/gateways",
            """
            {"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway","metadata":{"name":"gateway"},"spec":{"gatewayClassName":"agentgateway",
             "listeners":[{"name":"http","protocol":"HTTP","port":8080}]} }
            """
        );
        await CreateAllAsync(api, $"/api/v1{Namespaced}/services", Services, Service);
        await CreateAllAsync(api, $"/apis/discovery.k8s.io/v1{Namespaced}/endpointslices", Slices, Slice);
        await CreateAllAsync(api, $"{GatewayApi}{Namespaced}/httproutes", Routes, Route);
    }

    private static async Task CreateAllAsync(ApiClient api, string path, int count, Func<int, string> content)
    {
        if (await ExistsAsync(api, path, content(count - 1)))
            return;
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (number, _) => await CreateAsync(api, path, content(number))
        );
    }

    private static async Task<bool> ExistsAsync(ApiClient api, string path, string content)
    {
        try
        {
            await api.SendAsync(ApiRequest.Post($"{path}?dryRun=All", Encoding.UTF8.GetBytes(content)));
            return false;
        }
        catch (ApiException e) when (e.IsConflict)
        {
            return true;
        }
    }

    private static async Task CreateAsync(ApiClient api, string path, string content)
    {
        try
        {
            await api.SendAsync(ApiRequest.Post(path, Encoding.UTF8.GetBytes(content)));
        }
        catch (ApiException e) when (e.IsConflict)
        {
            // It is there from a run before.
        }
    }

    private static string Service(int number) =>
        Text(
            $$"""
            {"metadata":{"name":"service-{{number}}","labels":{"app":"app-{{number}}"} },
             "spec":{"selector":{"app":"app-{{number}}"},"ports":[{"name":"http","port":80,"targetPort":8080}]} }
            """
        );

    private static string Slice(int number) =>
        Text(
            $$"""
            {"metadata":{"name":"slice-{{number}}","labels":{"kubernetes.io/service-name":"service-{{number
                % Services}}"} },
             "addressType":"IPv4","ports":[{"name":"http","port":8080,"protocol":"TCP"}],
             "endpoints":[{{Endpoint(number, 1)}},{{Endpoint(number, 2)}}]}
            """
        );

    private static string Endpoint(int number, int net) =>
        Text(
            $$"""{"addresses":["10.{{net}}.{{number / 250}}.{{1 + number % 250}}"],"conditions":{"ready":true},"zone":"zone-{{net}}"}"""
        );

    private static string Route(int number) =>
        Text(
            $$"""
            {"apiVersion":"gateway.networking.k8s.io/v1","kind":"HTTPRoute","metadata":{"name":"route-{{number}}","labels":{"team":"team-{{number
                % 50}}"} },
             "spec":{"parentRefs":[{"name":"gateway"}],"hostnames":["host-{{number}}.example.com"],
              "rules":[{"matches":[{"path":{"type":"PathPrefix","value":"/a"} },{"path":{"type":"Exact","value":"/b"} }],
               "backendRefs":[{"name":"service-{{number % Services}}","port":80}]}]} }
            """
        );

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
