// SPDX-License-Identifier: Apache-2.0

namespace Krt;

// When a context may be used, and what may not be used meanwhile.
public sealed partial class TransformContext
{
    [ThreadStatic]
    private static TransformContext? Running;

    private bool _isRunning;

    /// <summary>What the run tried to read past the context, or null.</summary>
    internal string? OutsideRead { get; private set; }

    internal void Begin()
    {
        OutsideRead = null;
        _isRunning = true;
        Running = this;
    }

    internal void End()
    {
        _isRunning = false;
        Running = null;
    }

    /// <summary>A read past the context would be no dependency, and might see another epoch.</summary>
    /// <exception cref="InvalidOperationException">A transform is running on this thread.</exception>
    internal static void ThrowIfRunning(string read)
    {
        if (Running is not { } context)
            return;
        // The transform may swallow the exception.
        context.OutsideRead ??= read;
        throw new InvalidOperationException(
            $"A transform of {context._recorder.Owner.Name} read {read} outside of its context."
        );
    }

    private void ThrowIfEnded()
    {
        if (!_isRunning)
            throw new InvalidOperationException("A transform context cannot be used after its run.");
    }
}
