// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes;

/// <summary>A kind and the source collection of its rows, both typed.</summary>
internal sealed class KindBinding<T>(KubernetesKind<T> kind, SourceCollection<NamespacedName, T> source) : KindBinding
    where T : class, IKeyed<NamespacedName>
{
    public override KubernetesKind Kind => kind;

    public override IKrtCollection Source => source;

    public SourceCollection<NamespacedName, T> Rows => source;

    internal override void Set(ITransaction transaction, object row) => transaction.Set(source, (T)row);

    internal override void Remove(ITransaction transaction, NamespacedName key) => transaction.Remove(source, key);

    internal override void Reset(ITransaction transaction, IEnumerable<object> rows) =>
        transaction.Reset(source, rows.Cast<T>());

    internal override void MarkSynced(ITransaction transaction) => transaction.MarkSynced(source);
}
