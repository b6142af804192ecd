// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes;

/// <summary>
/// A kind of Kubernetes object and how it is named in the API. Immutable; every kind is registered once, in the
/// <see cref="KindCatalogue"/>.
/// </summary>
public abstract class KubernetesKind
{
    private protected KubernetesKind() { }

    /// <summary>The API group, <c>gateway.networking.k8s.io</c> for example.</summary>
    /// <value>The default is the core group, which is empty.</value>
    public string Group { get; init; } = "";

    /// <summary>The versions that rows are read from, the preferred one first.</summary>
    public required IReadOnlyList<string> Versions { get; init; }

    /// <summary>The name of the kind in manifests, <c>HTTPRoute</c> for example.</summary>
    public required string Kind { get; init; }

    /// <summary>The name of the resource in the paths of the API, <c>httproutes</c> for example.</summary>
    public required string Plural { get; init; }

    /// <summary>Where the objects live.</summary>
    /// <value>The default is <see cref="KindScope.Namespaced"/>.</value>
    public KindScope Scope { get; init; } = KindScope.Namespaced;

    /// <summary>Whether every API server has the kind; of others there may be no CustomResourceDefinition.</summary>
    /// <value>The default is whether the group is the core group.</value>
    public bool IsBuiltIn
    {
        get => field || Group.Length == 0;
        init;
    }

    /// <summary>Which objects are read, as the API writes field selectors: <c>type!=helm.sh/release.v1</c> for example.</summary>
    /// <value>The default is empty: all.</value>
    public string FieldSelector { get; init; } = "";

    /// <summary>Whether statuses are observed along with the rows, so that they can be written.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool ObservesStatus { get; init; }

    /// <summary>The type of the rows.</summary>
    public abstract Type RowType { get; }

    /// <summary>The group and the preferred version as manifests write them: <c>group/version</c>, or <c>v1</c> in the core group.</summary>
    public string ApiVersion => Group.Length == 0 ? Versions[0] : $"{Group}/{Versions[0]}";

    /// <summary>Where the API serves all objects, in the preferred version unless another one is given.</summary>
    public string PathOfAll(string? version = null) =>
        Group.Length == 0
            ? $"/api/{version ?? Versions[0]}/{Plural}"
            : $"/apis/{Group}/{version ?? Versions[0]}/{Plural}";

    /// <summary>Where the API serves the objects of a namespace.</summary>
    public string PathIn(string ns, string? version = null)
    {
        var all = PathOfAll(version);
        return $"{all.AsSpan(0, all.Length - Plural.Length)}namespaces/{Uri.EscapeDataString(ns)}/{Plural}";
    }

    /// <summary>Where the API serves one object, or a subresource of it such as <c>status</c>.</summary>
    public string PathOf(NamespacedName key, string? subresource = null, string? version = null)
    {
        var objects = Scope == KindScope.Cluster ? PathOfAll(version) : PathIn(key.Namespace, version);
        var path = $"{objects}/{Uri.EscapeDataString(key.Name)}";
        return subresource is null ? path : $"{path}/{subresource}";
    }

    /// <summary>Creates source collections for the objects in a scope; they are not synced.</summary>
    public abstract KindBinding CreateSource(KrtScope scope);

    /// <summary>Makes a row of one object.</summary>
    /// <param name="json">The object as UTF-8 JSON.</param>
    /// <exception cref="System.Text.Json.JsonException">The object does not fit the row.</exception>
    internal abstract object? Parse(ReadOnlySpan<byte> json);

    internal abstract NamespacedName KeyOf(object row);

    /// <summary>Fills in what an API server would.</summary>
    internal abstract object FillIn(object row);

    /// <summary><c>httproutes.gateway.networking.k8s.io</c>, or <c>services</c> in the core group.</summary>
    public override string ToString() => Group.Length == 0 ? Plural : $"{Plural}.{Group}";
}
