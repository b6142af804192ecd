// SPDX-License-Identifier: Apache-2.0

using Krt;
using Krt.Kubernetes;
using Krt.Kubernetes.Manifests.Fields;

namespace Syncer.Host.Inspection;

/// <summary>Finds the kind that somebody means, as kubectl does.</summary>
internal static class KindNames
{
    /// <summary>
    /// The kind of which <paramref name="name"/> is the kind, its plural or short name in any case; a group may follow after a
    /// dot, <c>backend.gateway.kgateway.dev</c> for example.
    /// </summary>
    /// <exception cref="InspectionException">No kind is meant, or several are.</exception>
    public static KindBinding Find(KindSources sources, string name)
    {
        var meant = sources.Where(binding => IsMeant(binding.Kind, name)).ToArray();
        return meant switch
        {
            [var only] => only,
            [] => throw new InspectionException($"the kind {name} is not known; {Hint(sources, name)}"),
            _ => throw new InspectionException(
                $"{name} may mean {string.Join(" or ", meant.Select(binding => $"{binding.Kind.Kind}.{binding.Kind.Group}"))}"
            ),
        };
    }

    /// <summary>The key of an object; one without namespace is in <c>default</c> where its kind has namespaces.</summary>
    /// <exception cref="InspectionException">It is neither a name nor a namespace and a name.</exception>
    public static NamespacedName NameOf(KubernetesKind kind, string name) =>
        (kind.Scope, name.Split('/')) switch
        {
            (KindScope.Cluster, [{ Length: > 0 } only]) => new("", only),
            (KindScope.Namespaced, [{ Length: > 0 } only]) => new("default", only),
            (KindScope.Namespaced, [{ Length: > 0 } ns, { Length: > 0 } only]) => new(ns, only),
            (KindScope.Cluster, _) => throw new InspectionException(
                $"{name} is no name; a {kind.Kind} has no namespace"
            ),
            _ => throw new InspectionException($"{name} is neither NAMESPACE/NAME nor NAME"),
        };

    private static string Hint(KindSources sources, string name) =>
        NearestName.To(name, sources.SelectMany(binding => NamesOf(binding.Kind))) is { } nearest
            ? $"did you mean {nearest}?"
            : $"known are {string.Join(", ", sources.Select(s => s.Kind.Kind).Order(StringComparer.Ordinal))}";

    private static bool IsMeant(KubernetesKind kind, string name) =>
        NamesOf(kind).Any(candidate => string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> NamesOf(KubernetesKind kind)
    {
        string[] names = [kind.Kind, kind.Plural, .. ShortNamesOf(kind.Kind)];
        return kind.Group.Length == 0 ? names : names.Concat(names.Select(one => $"{one}.{kind.Group}"));
    }

    private static string[] ShortNamesOf(string kind) =>
        kind switch
        {
            "ConfigMap" => ["cm"],
            "Gateway" => ["gtw", "gw"],
            "GatewayClass" => ["gc"],
            "ListenerSet" => ["lset"],
            "Namespace" => ["ns"],
            "Node" => ["no"],
            "Pod" => ["po"],
            "ReferenceGrant" => ["refgrant"],
            "Service" => ["svc"],
            _ => [],
        };
}
