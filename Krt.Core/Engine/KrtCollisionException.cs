// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>Several inputs produced one key where <see cref="CollisionPolicy.Throw"/> is set.</summary>
public sealed class KrtCollisionException : InvalidOperationException
{
    /// <summary>Creates the exception without a message.</summary>
    public KrtCollisionException() { }

    /// <summary>Creates the exception with a message.</summary>
    public KrtCollisionException(string message)
        : base(message) { }

    /// <summary>Creates the exception with a message and a cause.</summary>
    public KrtCollisionException(string message, Exception innerException)
        : base(message, innerException) { }
}
