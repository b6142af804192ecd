// SPDX-License-Identifier: Apache-2.0

using System.Threading.Channels;

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>What has happened since the files were looked at last. Many events become one wake-up. Thread-safe.</summary>
internal sealed class WakeUps
{
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly Lock _lock = new();
    private ChangedPaths _changed = new();

    /// <summary>Asks for a look at the files.</summary>
    public void Signal() => _signal.Writer.TryWrite(true);

    public void Add(string fullPath)
    {
        lock (_lock)
            _changed.Add(fullPath);
        Signal();
    }

    public void AddEverything()
    {
        lock (_lock)
            _changed.AddEverything();
        Signal();
    }

    /// <summary>Waits for a signal and returns what was added until then.</summary>
    public async ValueTask<ChangedPaths> TakeAsync(CancellationToken cancellationToken)
    {
        await _signal.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            var changed = _changed;
            _changed = new();
            return changed;
        }
    }
}
