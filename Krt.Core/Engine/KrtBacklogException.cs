// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>A subscriber with <see cref="BacklogPolicy.Fail"/> left more change sets waiting than its capacity.</summary>
public sealed class KrtBacklogException : InvalidOperationException
{
    /// <summary>Creates the exception without a message.</summary>
    public KrtBacklogException() { }

    /// <summary>Creates the exception with a message.</summary>
    public KrtBacklogException(string message)
        : base(message) { }

    /// <summary>Creates the exception with a message and a cause.</summary>
    public KrtBacklogException(string message, Exception innerException)
        : base(message, innerException) { }
}
