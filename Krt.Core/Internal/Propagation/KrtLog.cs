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
        "Several inputs of {Collection} produce {Key}: {Inputs}",
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

    [LoggerMessage(
        8,
        LogLevel.Error,
        "Removing rows of {Collection} failed for {Key}, which stays",
        EventName = nameof(RemoveWhereFailed)
    )]
    public partial void RemoveWhereFailed(Exception error, string collection, string? key);

    [LoggerMessage(
        9,
        LogLevel.Error,
        "Transform of {Collection} is not deterministic for {Key}: when it ran again, {Difference}",
        EventName = nameof(NotDeterministic)
    )]
    public partial void NotDeterministic(string collection, string? key, string difference);

    [LoggerMessage(
        10,
        LogLevel.Error,
        "A subscriber of {Collection} left more than {Capacity} change sets waiting and receives nothing more",
        EventName = nameof(BacklogExceeded)
    )]
    public partial void BacklogExceeded(string collection, int capacity);

    [LoggerMessage(
        12,
        LogLevel.Error,
        "Transform of {Collection} read {Read} outside of its context for {Key}",
        EventName = nameof(OutsideRead)
    )]
    public partial void OutsideRead(string collection, string? key, string read);

    [LoggerMessage(11, LogLevel.Error, "The changes that feed {Collection} failed", EventName = nameof(FeedFailed))]
    public partial void FeedFailed(Exception error, string collection);
}
