// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json.Nodes;
using Krt;
using Krt.Kubernetes;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;
using Krt.Kubernetes.Manifests;
using Syncer.Host.Pipeline;
using Syncer.Translation.Plugins;

namespace Syncer.Host.Tests.Clusters;

/// <summary>Applies manifests to a cluster, as an administrator.</summary>
internal sealed class ClusterObjects(string kubeconfig) : IDisposable
{
    private const string Rbac = "/apis/rbac.authorization.k8s.io/v1";

    private static readonly KindCatalogue Kinds = SyncerKinds.With(PluginSet.BuiltIn);

    private readonly ApiClient _api = new(ClusterAccess.FromKubeconfig(kubeconfig));

    /// <summary>The CustomResourceDefinitions beside the checkout; without them the test is skipped.</summary>
    public static string[] DefinitionFiles
    {
        get
        {
            var folder = Checkout.PathOf("..", "shared", "crds");
            if (!Directory.Exists(folder))
                Assert.Ignore("../shared/crds is absent");
            return Directory.GetFiles(folder, "*.yaml");
        }
    }

    public async Task InstallAsync(params IEnumerable<string> files)
    {
        foreach (var file in files)
            await ApplyAsync(await File.ReadAllTextAsync(file));
    }

    /// <summary>Applies the documents of a manifest, waiting for their kinds to be served.</summary>
    /// <param name="manifest">The documents.</param>
    /// <param name="ns">The namespace of those that name none.</param>
    public async Task ApplyAsync(string manifest, string ns = "default")
    {
        foreach (var document in manifest.Split("\n---\n"))
        {
            var json = JsonNode.Parse(ManifestText.ToJson("manifest.yaml", Encoding.UTF8.GetBytes(document)).Span)!;
            if (json["kind"] is null)
                continue;
            var request = ApiRequest.Patch(
                $"{PathOf(json, ns)}?fieldManager=tests&force=true",
                PatchType.Apply,
                Encoding.UTF8.GetBytes(document)
            );
            for (var attempt = 0; !await TrySendAsync(request); attempt++)
            {
                Assert.That(attempt, Is.LessThan(1000), $"{request.Path} is not served");
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        }
    }

    /// <summary>An object or a list; null where there is none.</summary>
    public async Task<JsonNode?> FindAsync(string path)
    {
        try
        {
            return JsonNode.Parse((await _api.SendAsync(ApiRequest.Get(path))).Span);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    public Task PatchAsync(string path, string patch) =>
        _api.SendAsync(ApiRequest.Patch(path, PatchType.Merge, Encoding.UTF8.GetBytes(patch)));

    public Task DeleteAsync(string path) => _api.SendAsync(ApiRequest.Delete(path));

    /// <summary>Grants what deploy/rbac.yaml grants.</summary>
    /// <returns>A kubeconfig of the ServiceAccount it is granted to.</returns>
    public async Task<string> GrantAsync(TemporaryFolder folder)
    {
        await ApplyAsync("{apiVersion: v1, kind: Namespace, metadata: {name: krt-syncer}}");
        await InstallAsync(Checkout.PathOf("deploy", "rbac.yaml"));
        var token = await _api.SendAsync(
            ApiRequest.Post("/api/v1/namespaces/krt-syncer/serviceaccounts/krt-syncer/token", "{}"u8.ToArray())
        );
        await File.WriteAllTextAsync(folder.PathOf("token"), (string)JsonNode.Parse(token.Span)!["status"]!["token"]!);
        var file = JsonNode.Parse(ManifestText.ToJson(kubeconfig, await File.ReadAllBytesAsync(kubeconfig)).Span)!;
        foreach (var user in file["users"]!.AsArray())
            user!["user"] = new JsonObject { ["tokenFile"] = "token" };
        var path = folder.PathOf("kubeconfig");
        await File.WriteAllTextAsync(path, file.ToJsonString());
        return path;
    }

    public void Dispose() => _api.Dispose();

    private static string PathOf(JsonNode json, string ns)
    {
        var (kind, name) = ($"{json["kind"]}", $"{json["metadata"]!["name"]}");
        ns = $"{json["metadata"]!["namespace"] ?? ns}";
        return kind switch
        {
            "CustomResourceDefinition" => $"/apis/apiextensions.k8s.io/v1/customresourcedefinitions/{name}",
            "ServiceAccount" => $"/api/v1/namespaces/{ns}/serviceaccounts/{name}",
            "Role" => $"{Rbac}/namespaces/{ns}/roles/{name}",
            "RoleBinding" => $"{Rbac}/namespaces/{ns}/rolebindings/{name}",
            "ClusterRole" => $"{Rbac}/clusterroles/{name}",
            "ClusterRoleBinding" => $"{Rbac}/clusterrolebindings/{name}",
            _ => Kinds.Single(known => known.Kind == kind).PathOf(new NamespacedName(ns, name)),
        };
    }

    private async Task<bool> TrySendAsync(ApiRequest request)
    {
        try
        {
            await _api.SendAsync(request);
            return true;
        }
        catch (ApiException e) when (e.IsNotFound || e.IsTransient)
        {
            return false;
        }
    }
}
