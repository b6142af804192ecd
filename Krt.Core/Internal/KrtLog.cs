// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Logging;

namespace Krt.Internal;

internal sealed partial class KrtLog(ILogger logger)
{
    [LoggerMessage(
        1,
        LogLevel.Error,
        "Transform of {Collection} failed for {Key}",
        EventName = nameof(TransformFailed)
    )]
    public partial void TransformFailed(Exception error, string collection, string? key);

    [LoggerMessage(
        2,
        LogLevel.Warning,
        "Several inputs of {Collection} produce {Key}: {Inputs}; the lowest counts",
        EventName = nameof(Collision)
    )]
    public partial void Collision(string collection, string? key, string inputs);

    [LoggerMessage(
        3,
        LogLevel.Warning,
        "Transform of {Collection} produced {Key} twice for {Input}; the first counts",
        EventName = nameof(DuplicateOutput)
    )]
    public partial void DuplicateOutput(string collection, string? key, string? input);

    [LoggerMessage(4, LogLevel.Error, "Values of index {Index} failed", EventName = nameof(IndexFailed))]
    public partial void IndexFailed(Exception error, string index);

    [LoggerMessage(5, LogLevel.Error, "Equality of rows of {Collection} failed", EventName = nameof(EqualityFailed))]
    public partial void EqualityFailed(Exception error, string collection);

    [LoggerMessage(
        6,
        LogLevel.Error,
        "A subscriber of {Collection} failed and receives nothing more",
        EventName = nameof(SubscriberFailed)
    )]
    public partial void SubscriberFailed(Exception error, string collection);

    [LoggerMessage(7, LogLevel.Critical, "Epoch {Epoch} failed; the engine stops", EventName = nameof(EpochFailed))]
    public partial void EpochFailed(Exception error, long epoch);
}
