// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests;

/// <summary>Open at first; once closed, code of the user's that comes by stays until the test lets it go on.</summary>
internal sealed class Gate(CancellationToken cancellationToken) : IDisposable
{
    private readonly ManualResetEventSlim _entered = new();
    private readonly ManualResetEventSlim _released = new(initialState: true);

    public void Close() => _released.Reset();

    public void Pass()
    {
        if (_released.IsSet)
            return;
        _entered.Set();
        _released.Wait(cancellationToken);
    }

    public void WaitUntilEntered() => _entered.Wait(cancellationToken);

    public void Release() => _released.Set();

    // The events are left to the collector: somebody may still be waking up in them.
    public void Dispose() => _released.Set();
}
