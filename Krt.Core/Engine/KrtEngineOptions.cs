// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Krt;

/// <summary>Options of an engine.</summary>
public sealed record KrtEngineOptions
{
    /// <summary>Which thread runs epochs.</summary>
    /// <value>The default is <see cref="PropagationMode.Dedicated"/>.</value>
    public PropagationMode Mode { get; init; } = PropagationMode.Dedicated;

    /// <summary>How many threads compute the rows of one collection at the same time; results do not depend on it.</summary>
    /// <value>The default is the number of processors.</value>
    public int MaxDegreeOfParallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>How many rows of one collection an epoch has to compute before several threads share them.</summary>
    /// <value>The default is 256.</value>
    public int ParallelThreshold { get; init; } = 256;

    /// <summary>What becomes of the output of a transform that threw, unless the collection says otherwise.</summary>
    /// <value>The default is <see cref="TransformErrorPolicy.KeepLast"/>.</value>
    public TransformErrorPolicy Errors { get; init; } = TransformErrorPolicy.KeepLast;

    /// <summary>Whose row counts when several inputs produce one key, unless the collection says otherwise.</summary>
    /// <value>The default is <see cref="CollisionPolicy.LowestInputKeyWins"/>.</value>
    public CollisionPolicy Collisions { get; init; } = CollisionPolicy.LowestInputKeyWins;

    /// <summary>
    /// Runs every so many-th transform and merge a second time and reports it when it ended otherwise, or produced or read
    /// something else: 1 checks every run, 0 none. Reports name the collection, the key and the difference; they are logged,
    /// metered and dumped.
    /// </summary>
    /// <value>The default is 0.</value>
    public int DeterminismCheckInterval { get; init; }

    /// <summary>Where failing transforms, observers and colliding keys are reported.</summary>
    /// <value>The default is nowhere.</value>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>What makes the meter named <c>Krt</c>.</summary>
    /// <value>The default is a meter of the engine's own.</value>
    public IMeterFactory? MeterFactory { get; init; }

    /// <summary>What durations are measured with.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Compares all structures of all collections with one another after every epoch, and stops the engine when they do not
    /// agree. The cost of an epoch is then that of the whole graph.
    /// </summary>
    internal bool ChecksInvariants { get; init; }
}
