// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Cluster;

/// <summary>
/// Holds the first content of the kinds back until all have theirs, and commits it as one transaction: one epoch instead of
/// one for each kind. Kinds that may not be read are not waited for, but no collection is marked synced before they have come
/// as well. Thread-safe.
/// </summary>
internal sealed class ColdStart(KrtEngine engine, KindSources sources, Func<KubernetesKind, bool> isFollowed)
{
    private readonly Lock _gate = new();
    private readonly HashSet<KubernetesKind> _awaited = [.. sources.Catalogue.Where(isFollowed)];
    private readonly HashSet<KubernetesKind> _denied = [];
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<KindBinding> _unmarked = [];
    private readonly List<(KindBinding Binding, IReadOnlyCollection<object> Rows)> _held =
    [
        .. sources
            .Where(binding => !isFollowed(binding.Kind))
            .Select(binding => (binding, (IReadOnlyCollection<object>)[])),
    ];

    /// <summary>Makes rows the whole content of a kind; during the start, together with all other kinds.</summary>
    public async Task CommitAsync(
        KindBinding binding,
        IReadOnlyCollection<object> rows,
        CancellationToken cancellationToken
    )
    {
        Task? commit;
        lock (_gate)
        {
            _awaited.Remove(binding.Kind);
            _denied.Remove(binding.Kind);
            _held.Add((binding, rows));
            commit = TryCommitHeld(cancellationToken);
        }
        if (commit is null)
            await _over.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        else
            await EndAsync(commit).ConfigureAwait(false);
    }

    /// <summary>Waits for a kind no longer that has no content yet.</summary>
    public async Task ExcuseAsync(KubernetesKind kind, CancellationToken cancellationToken)
    {
        Task? commit;
        lock (_gate)
        {
            if (!_awaited.Remove(kind))
                return;
            _denied.Add(kind);
            commit = TryCommitHeld(cancellationToken);
        }
        if (commit is not null)
            await EndAsync(commit).ConfigureAwait(false);
    }

    private async Task EndAsync(Task commit)
    {
        await commit.ConfigureAwait(false);
        _over.TrySetResult();
    }

    // Under the lock, for a collection must not be marked by one commit before another one has filled it.
    private Task<long>? TryCommitHeld(CancellationToken cancellationToken)
    {
        if (_awaited.Count > 0)
            return null;
        return engine
            .CommitAsync(
                transaction =>
                {
                    foreach (var (binding, rows) in _held)
                    {
                        binding.Reset(transaction, rows);
                        _unmarked.Add(binding);
                    }
                    _held.Clear();
                    if (_denied.Count > 0)
                        return;
                    foreach (var binding in _unmarked)
                        binding.MarkSynced(transaction);
                    _unmarked.Clear();
                },
                cancellationToken
            )
            .AsTask();
    }
}
