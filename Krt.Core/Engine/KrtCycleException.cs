// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>A transform read a collection that is made from its own output.</summary>
public sealed class KrtCycleException : InvalidOperationException
{
    /// <summary>Creates the exception without a path.</summary>
    public KrtCycleException() { }

    /// <summary>Creates the exception with a message.</summary>
    public KrtCycleException(string message)
        : base(message) { }

    /// <summary>Creates the exception with a message and a cause.</summary>
    public KrtCycleException(string message, Exception innerException)
        : base(message, innerException) { }
}
