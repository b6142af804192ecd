// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Statuses;

namespace Krt.Kubernetes;

/// <summary>A kind and the source collection its rows are written to.</summary>
public abstract class KindBinding
{
    private protected KindBinding() { }

    /// <summary>The kind.</summary>
    public abstract KubernetesKind Kind { get; }

    /// <summary>The collection.</summary>
    public abstract IKrtCollection Source { get; }

    /// <summary>The statuses of the objects in the cluster, where the kind says that they are observed.</summary>
    public abstract IKrtCollection<NamespacedName, ObservedStatus>? ObservedStatuses { get; }

    /// <summary>The row of an object at one epoch, or <see langword="null"/> where there is no such object.</summary>
    public abstract object? RowIn(IKrtSnapshot snapshot, NamespacedName key);

    /// <summary>The rows that are made with an object, see <see cref="KrtEngine.Impact"/>.</summary>
    /// <returns><see langword="null"/> where there is no such object.</returns>
    public abstract RowImpact? Impact(KrtEngine engine, NamespacedName key, ExplainOptions? options = null);

    /// <param name="transaction">What to write in.</param>
    /// <param name="row">A row, or an <see cref="ObservedObject"/> that holds one.</param>
    internal abstract void Set(ITransaction transaction, object row);

    internal abstract void Remove(ITransaction transaction, NamespacedName key);

    internal abstract void Reset(ITransaction transaction, IReadOnlyCollection<object> rows);

    internal abstract void MarkSynced(ITransaction transaction);
}
