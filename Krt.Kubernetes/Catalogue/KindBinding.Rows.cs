// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Statuses;

namespace Krt.Kubernetes;

/// <summary>A kind and the source collections of its rows and statuses, all typed.</summary>
internal sealed class KindBinding<T>(
    KubernetesKind<T> kind,
    SourceCollection<NamespacedName, T> source,
    SourceCollection<NamespacedName, ObservedStatus>? statuses
) : KindBinding
    where T : class, IKeyed<NamespacedName>
{
    public override KubernetesKind Kind => kind;

    public override IKrtCollection Source => source;

    public override IKrtCollection<NamespacedName, ObservedStatus>? ObservedStatuses => statuses;

    public SourceCollection<NamespacedName, T> Rows => source;

    public override object? RowIn(IKrtSnapshot snapshot, NamespacedName key) =>
        snapshot.Of(source).GetValueOrDefault(key);

    public override RowImpact? Impact(KrtEngine engine, NamespacedName key, ExplainOptions? options = null) =>
        engine.Impact(source, key, options);

    internal override void Set(ITransaction transaction, object row)
    {
        transaction.Set(source, RowOf(row));
        if (statuses is not null && row is ObservedObject observed)
            transaction.Set(statuses, observed.Status);
    }

    internal override void Remove(ITransaction transaction, NamespacedName key)
    {
        transaction.Remove(source, key);
        if (statuses is not null)
            transaction.Remove(statuses, key);
    }

    internal override void Reset(ITransaction transaction, IReadOnlyCollection<object> rows)
    {
        transaction.Reset(source, rows.Select(RowOf));
        if (statuses is not null)
            transaction.Reset(statuses, rows.OfType<ObservedObject>().Select(observed => observed.Status));
    }

    internal override void MarkSynced(ITransaction transaction)
    {
        transaction.MarkSynced(source);
        if (statuses is not null)
            transaction.MarkSynced(statuses);
    }

    private static T RowOf(object row) => (T)(row is ObservedObject observed ? observed.Row : row);
}
