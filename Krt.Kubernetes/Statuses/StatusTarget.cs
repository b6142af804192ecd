// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Krt.Kubernetes.Statuses.Merging;
using Krt.Kubernetes.Statuses.Writing;

namespace Krt.Kubernetes.Statuses;

/// <summary>The objects of one kind whose statuses are to be written. Immutable.</summary>
public abstract class StatusTarget
{
    private protected StatusTarget(KubernetesKind kind, StatusMerge merge) => (Kind, Merge) = (kind, merge);

    /// <summary>The kind.</summary>
    public KubernetesKind Kind { get; }

    /// <summary>How what is desired becomes part of what is there.</summary>
    public StatusMerge Merge { get; }

    /// <summary>Names a kind and the statuses its objects should have.</summary>
    /// <param name="binding">The kind; its statuses must be observed.</param>
    /// <param name="desired">Our part of the statuses; an object without a row loses what is ours in its status.</param>
    /// <param name="keyOf">The key under which the status of an object is desired.</param>
    /// <param name="write">Writes a status as JSON, with conditions that have no times.</param>
    /// <param name="merge">How it becomes part of what is there.</param>
    /// <exception cref="ArgumentException">Statuses of the kind are not observed.</exception>
    public static StatusTarget Create<TKey, T>(
        KindBinding binding,
        IKrtCollection<TKey, T> desired,
        Func<NamespacedName, TKey> keyOf,
        Action<T, Utf8JsonWriter> write,
        StatusMerge merge
    )
        where TKey : notnull
        where T : class
    {
        ArgumentNullException.ThrowIfNull(binding);
        ArgumentNullException.ThrowIfNull(desired);
        ArgumentNullException.ThrowIfNull(keyOf);
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(merge);
        var observed =
            binding.ObservedStatuses
            ?? throw new ArgumentException($"statuses of {binding.Kind} are not observed", nameof(binding));
        return new StatusTarget<TKey, T>(binding.Kind, observed, desired, keyOf, write, merge);
    }

    /// <summary>Follows observed and desired statuses, both of one epoch.</summary>
    /// <param name="scope">Owns what is needed for it.</param>
    /// <param name="onChanges">Called one at a time.</param>
    internal abstract IDisposable Connect(KrtScope scope, Action<IEnumerable<StatusChange>> onChanges);
}
