// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;
using Krt.Kubernetes.Rows;

namespace Krt.Kubernetes.Cluster;

/// <summary>Makes the objects that tests follow, as an administrator.</summary>
internal sealed class TestObjects(string kubeconfig) : IDisposable
{
    private readonly ApiClient _client = new(ClusterAccess.FromKubeconfig(kubeconfig));

    /// <summary>A definition whose objects may hold anything.</summary>
    public static string DefinitionOf(KubernetesKind kind) =>
        $$$"""
            {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "{{{kind}}}" },
             "spec": {"group": "{{{kind.Group}}}", "scope": "{{{kind.Scope}}}",
              "names": {"plural": "{{{kind.Plural}}}", "kind": "{{{kind.Kind}}}"},
              "versions": [{"name": "{{{kind.Versions[
                ^1
            ]}}}", "served": true, "storage": true, "schema": {"openAPIV3Schema":
               {"type": "object", "x-kubernetes-preserve-unknown-fields": true} } }] } }
            """;

    public Task DefineAsync(KubernetesKind kind) =>
        ApplyAsync($"/apis/apiextensions.k8s.io/v1/customresourcedefinitions/{kind}", DefinitionOf(kind));

    /// <summary>Deletes a definition with its objects, if there is one, and waits until it is gone.</summary>
    public async Task UndefineAsync(KubernetesKind kind)
    {
        try
        {
            await WithPatienceAsync(async () =>
            {
                await DeleteAsync($"/apis/apiextensions.k8s.io/v1/customresourcedefinitions/{kind}");
                return false;
            });
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            // Gone.
        }
    }

    public Task SetWidgetAsync(string name, int size) => SetWidgetAsync(name, $"{{\"size\": {size}}}");

    /// <summary>Makes a widget; waits for its definition to be served.</summary>
    public async Task SetWidgetAsync(string name, string spec)
    {
        var widget =
            $$"""{"apiVersion": "example.com/v1beta1", "kind": "Widget", "metadata": {"name": "{{name}}" }, "spec": {{spec}} }""";
        await ApplyDefinedAsync(Kinds.Widget.PathOf(new NamespacedName("default", name), version: "v1beta1"), widget);
    }

    /// <summary>Makes a zone; waits for its definition to be served.</summary>
    public Task SetZoneAsync(string name) =>
        ApplyDefinedAsync(
            Kinds.Zone.PathOf(new NamespacedName("", name)),
            $$"""{"apiVersion": "example.com/v1", "kind": "Zone", "metadata": {"name": "{{name}}"} }"""
        );

    public Task DeleteWidgetsAsync() =>
        WithPatienceAsync(async () =>
        {
            try
            {
                await DeleteAsync(Kinds.Widget.PathIn("default", "v1beta1"));
                return true;
            }
            catch (ApiException e) when (e.IsNotFound)
            {
                return false;
            }
        });

    public Task DeleteWidgetAsync(string name) =>
        DeleteAsync(Kinds.Widget.PathOf(new NamespacedName("default", name), version: "v1beta1"));

    public Task SetSecretAsync(string name, string type = "Opaque", string value = "AQ==") =>
        ApplyAsync(
            Kinds.Secret.PathOf(new NamespacedName("default", name)),
            $$$"""
            {"apiVersion": "v1", "kind": "Secret", "type": "{{{type}}}", "data": {"a": "{{{value}}}"},
             "metadata": {"name": "{{{name}}}", "annotations": {"kubernetes.io/service-account.name": "default"} } }
            """
        );

    public Task ApplyAsync(string path, string manifest) =>
        _client.SendAsync(
            ApiRequest.Patch($"{path}?fieldManager=tests&force=true", PatchType.Apply, Encoding.UTF8.GetBytes(manifest))
        );

    private Task ApplyDefinedAsync(string path, string manifest) =>
        WithPatienceAsync(async () =>
        {
            try
            {
                await ApplyAsync(path, manifest);
                return true;
            }
            catch (ApiException e) when (e.IsNotFound || e.IsTransient)
            {
                return false;
            }
        });

    public Task<ReadOnlyMemory<byte>> CreateAsync(string path, string manifest) =>
        _client.SendAsync(ApiRequest.Post(path, Encoding.UTF8.GetBytes(manifest)));

    public Task DeleteAsync(string path) => _client.SendAsync(ApiRequest.Delete(path));

    public void Dispose() => _client.Dispose();

    // The server has no event that says when it serves a definition, or when it has forgotten one.
    private static async Task WithPatienceAsync(Func<Task<bool>> isDone)
    {
        for (var i = 0; !await isDone(); i++)
        {
            Assert.That(i, Is.LessThan(1000), "the server does not take a definition");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }
}
