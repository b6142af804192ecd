// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes;

/// <summary>A kind and the source collection its rows are written to.</summary>
public abstract class KindBinding
{
    private protected KindBinding() { }

    /// <summary>The kind.</summary>
    public abstract KubernetesKind Kind { get; }

    /// <summary>The collection.</summary>
    public abstract IKrtCollection Source { get; }

    internal abstract void Set(ITransaction transaction, object row);

    internal abstract void Remove(ITransaction transaction, NamespacedName key);

    internal abstract void Reset(ITransaction transaction, IEnumerable<object> rows);

    internal abstract void MarkSynced(ITransaction transaction);
}
