// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Logging;

namespace Krt;

/// <summary>Options of an engine.</summary>
public sealed record KrtEngineOptions
{
    /// <summary>Which thread runs epochs.</summary>
    /// <value>The default is <see cref="PropagationMode.Dedicated"/>.</value>
    public PropagationMode Mode { get; init; } = PropagationMode.Dedicated;

    /// <summary>What becomes of the output of a transform that threw.</summary>
    /// <value>The default is <see cref="TransformErrorPolicy.KeepLast"/>.</value>
    public TransformErrorPolicy Errors { get; init; } = TransformErrorPolicy.KeepLast;

    /// <summary>Where failing transforms, observers and colliding keys are reported.</summary>
    /// <value>The default is nowhere.</value>
    public ILoggerFactory? LoggerFactory { get; init; }
}
