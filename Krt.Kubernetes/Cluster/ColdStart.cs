// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Cluster;

/// <summary>
/// Holds the first content of the kinds back until all have theirs, and commits it as one transaction: one epoch instead of
/// one for each kind. Kinds that may not be read are not waited for. Thread-safe.
/// </summary>
internal sealed class ColdStart(KrtEngine engine, IEnumerable<KubernetesKind> kinds)
{
    private readonly Lock _gate = new();
    private readonly HashSet<KubernetesKind> _missing = [.. kinds];
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<(KindBinding Binding, IReadOnlyCollection<object> Rows)>? _held = [];

    /// <summary>Makes rows the whole content of a kind; during the start, together with all other kinds.</summary>
    public async Task CommitAsync(
        KindBinding binding,
        IReadOnlyCollection<object> rows,
        CancellationToken cancellationToken
    )
    {
        var isHeld = false;
        lock (_gate)
        {
            if (_held is not null)
            {
                isHeld = true;
                _held.Add((binding, rows));
                _missing.Remove(binding.Kind);
            }
        }
        if (!isHeld)
            await CommitAsync([(binding, rows)], cancellationToken).ConfigureAwait(false);
        else if (!await TryEndAsync(cancellationToken).ConfigureAwait(false))
            await _over.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for a kind no longer.</summary>
    public Task ExcuseAsync(KubernetesKind kind, CancellationToken cancellationToken)
    {
        lock (_gate)
            _missing.Remove(kind);
        return TryEndAsync(cancellationToken);
    }

    private async Task<bool> TryEndAsync(CancellationToken cancellationToken)
    {
        List<(KindBinding, IReadOnlyCollection<object>)> held;
        lock (_gate)
        {
            if (_missing.Count > 0 || _held is null)
                return _held is null;
            held = _held;
            _held = null;
        }
        await CommitAsync(held, cancellationToken).ConfigureAwait(false);
        _over.TrySetResult();
        return true;
    }

    private async Task CommitAsync(
        List<(KindBinding Binding, IReadOnlyCollection<object> Rows)> contents,
        CancellationToken cancellationToken
    )
    {
        await engine
            .CommitAsync(
                transaction =>
                {
                    foreach (var (binding, rows) in contents)
                    {
                        binding.Reset(transaction, rows);
                        binding.MarkSynced(transaction);
                    }
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }
}
