// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests;

/// <summary>Where code of the user's stays until the test lets it go on.</summary>
internal sealed class Gate(CancellationToken cancellationToken) : IDisposable
{
    private readonly ManualResetEventSlim _entered = new();
    private readonly ManualResetEventSlim _released = new();

    public void Pass()
    {
        _entered.Set();
        _released.Wait(cancellationToken);
    }

    public void WaitUntilEntered() => _entered.Wait(cancellationToken);

    public void Release() => _released.Set();

    public void Dispose()
    {
        _released.Set();
        _entered.Dispose();
    }
}
