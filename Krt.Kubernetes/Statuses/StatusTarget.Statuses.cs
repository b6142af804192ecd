// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Krt.Kubernetes.Statuses.Merging;
using Krt.Kubernetes.Statuses.Writing;

namespace Krt.Kubernetes.Statuses;

/// <summary>Pairs the statuses of the objects of a kind with those they should have.</summary>
internal sealed class StatusTarget<TKey, T>(
    KubernetesKind kind,
    IKrtCollection<NamespacedName, ObservedStatus> observed,
    IKrtCollection<TKey, T> desired,
    Func<NamespacedName, TKey> keyOf,
    Action<T, Utf8JsonWriter> write,
    StatusMerge merge
) : StatusTarget(kind, merge)
    where TKey : notnull
    where T : class
{
    internal override IDisposable Connect(KrtScope scope, Action<IEnumerable<StatusChange>> onChanges)
    {
        var pairs = observed.Select(
            (context, status) => new Pair(status, context.Get(desired, keyOf(status.Key))),
            new() { Name = $"Statuses of {Kind}", Scope = scope }
        );
        return pairs.Connect().Subscribe(changes => onChanges(changes.Select(ToChange)));
    }

    private StatusChange ToChange(Change<NamespacedName, Pair> change) =>
        new(
            change.Key,
            change.New?.Observed,
            Lazily(change.New?.Desired),
            change.New is { Desired: null } ? Lazily(change.Old?.Desired) : null,
            // What an earlier leader wrote is not known to this one.
            IsUnexplored: change is { Old: null, New.Desired: null } && !Merge.NamesOwner
        );

    private Func<JsonObject>? Lazily(T? status) => status is null ? null : () => ToJson(status);

    private JsonObject ToJson(T status)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(status, writer);
        return JsonNode.Parse(buffer.WrittenSpan)!.AsObject();
    }

    private sealed record Pair(ObservedStatus Observed, T? Desired);
}
