// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Krt.Kubernetes.Statuses;

namespace Krt.Kubernetes;

/// <summary>A kind whose objects are read into rows of type <typeparamref name="T"/>.</summary>
/// <param name="json">
/// How a row is read from JSON; fields the row does not have are skipped. Called for the first object, not before.
/// </param>
/// <typeparam name="T">The row: immutable, equal by value, keyed by the namespace and name in its metadata.</typeparam>
public sealed class KubernetesKind<T>(Func<JsonTypeInfo<T>> json) : KubernetesKind
    where T : class, IKeyed<NamespacedName>
{
    /// <summary>Fills in what an API server would: the defaults of the kind's schema that readers rely on.</summary>
    /// <value>The default changes nothing.</value>
    public Func<T, T> WithDefaults { get; init; } = row => row;

    /// <inheritdoc/>
    public override Type RowType => typeof(T);

    /// <summary>Binds the kind to the collection that holds its rows.</summary>
    /// <param name="source">The collection of the rows.</param>
    /// <param name="statuses">The collection of the statuses, where they are observed.</param>
    public KindBinding Bind(
        SourceCollection<NamespacedName, T> source,
        SourceCollection<NamespacedName, ObservedStatus>? statuses = null
    ) => new KindBinding<T>(this, source, statuses);

    /// <inheritdoc/>
    public override KindBinding CreateSource(KrtScope scope) =>
        Bind(
            scope.Source<NamespacedName, T>(new() { Name = ToString(), StartSynced = false }),
            ObservesStatus
                ? scope.Source<NamespacedName, ObservedStatus>(new() { Name = $"{this}/status", StartSynced = false })
                : null
        );

    internal override object? Parse(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, json());

    internal override NamespacedName KeyOf(object row) => ((T)row).Key;

    internal override object FillIn(object row) => WithDefaults((T)row);
}
