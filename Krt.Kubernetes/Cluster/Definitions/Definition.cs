// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Cluster.Definitions;

/// <summary>What is known of the CustomResourceDefinition of a kind. Thread-safe.</summary>
internal sealed class Definition : IDisposable
{
    private readonly Lock _gate = new();
    private string? _uid;
    private CancellationTokenSource _lifetime = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether it is known to exist.</summary>
    public bool Exists
    {
        get
        {
            lock (_gate)
                return _uid is not null;
        }
    }

    /// <summary>Cancelled when the definition is deleted, or replaced by another one.</summary>
    public CancellationToken Lifetime
    {
        get
        {
            lock (_gate)
                return _lifetime.Token;
        }
    }

    /// <summary>Completes when it appears, changes or goes.</summary>
    public Task Changed
    {
        get
        {
            lock (_gate)
                return _changed.Task;
        }
    }

    /// <summary>Takes note of what the definition is now.</summary>
    /// <param name="uid">Its uid, or null when it does not exist.</param>
    public void Set(string? uid)
    {
        CancellationTokenSource? ended = null;
        TaskCompletionSource changed;
        lock (_gate)
        {
            if (_uid is null && uid is null)
                return;
            if (_uid is not null && _uid != uid)
            {
                ended = _lifetime;
                _lifetime = new CancellationTokenSource();
            }
            _uid = uid;
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        ended?.Cancel();
        ended?.Dispose();
        changed.SetResult();
    }

    public void Dispose() => _lifetime.Dispose();
}
