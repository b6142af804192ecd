// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Cluster.Watching;

namespace Krt.Kubernetes.Cluster.Definitions;

/// <summary>Keeps what is known of the definitions of kinds.</summary>
internal sealed class DefinitionSink : RowSink, IDisposable
{
    private readonly Dictionary<NamespacedName, Definition> _definitions = [];

    public DefinitionSink(IEnumerable<KubernetesKind> kinds)
    {
        foreach (var kind in kinds)
            _definitions.Add(new NamespacedName("", kind.ToString()), new Definition());
    }

    /// <summary>How the definitions are read.</summary>
    public static KubernetesKind<DefinitionMetadata> Kind { get; } =
        new(() => DefinitionJson.Default.DefinitionMetadata)
        {
            Group = "apiextensions.k8s.io",
            Versions = ["v1"],
            Kind = "CustomResourceDefinition",
            Plural = "customresourcedefinitions",
            Scope = KindScope.Cluster,
            IsBuiltIn = true,
        };

    /// <summary>The definition of a kind.</summary>
    public Definition Of(KubernetesKind kind) => _definitions[new NamespacedName("", kind.ToString())];

    public override Task ReplaceAsync(IReadOnlyCollection<object> rows, CancellationToken cancellationToken)
    {
        var uids = rows.Cast<DefinitionMetadata>().ToDictionary(row => row.Key, row => row.Metadata?.Uid);
        foreach (var (name, definition) in _definitions)
            definition.Set(uids.GetValueOrDefault(name));
        return Task.CompletedTask;
    }

    public override Task ApplyAsync(
        IReadOnlyList<RowChange> changes,
        long arrivedAt,
        CancellationToken cancellationToken
    )
    {
        foreach (var (name, row) in changes)
        {
            if (_definitions.TryGetValue(name, out var definition))
                definition.Set(((DefinitionMetadata?)row)?.Metadata?.Uid);
        }
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var definition in _definitions.Values)
            definition.Dispose();
    }
}
