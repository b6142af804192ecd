// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>A transform or a merge function threw where <see cref="TransformErrorPolicy.Fail"/> is set.</summary>
public sealed class KrtTransformException : InvalidOperationException
{
    /// <summary>Creates the exception without a message.</summary>
    public KrtTransformException() { }

    /// <summary>Creates the exception with a message.</summary>
    public KrtTransformException(string message)
        : base(message) { }

    /// <summary>Creates the exception with a message and a cause.</summary>
    public KrtTransformException(string message, Exception innerException)
        : base(message, innerException) { }
}
