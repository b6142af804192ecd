// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Logging;

namespace Krt.Kubernetes.Cluster;

/// <content>What is told about following a kind.</content>
internal sealed partial class KindFollower
{
    [LoggerMessage(1, LogLevel.Warning, "{Kind} cannot be followed: {Problem}", EventName = nameof(Failing))]
    private static partial void Failing(ILogger log, KubernetesKind kind, string problem);

    [LoggerMessage(2, LogLevel.Information, "{Kind} is followed again", EventName = nameof(Recovered))]
    private static partial void Recovered(ILogger log, KubernetesKind kind);

    [LoggerMessage(3, LogLevel.Information, "{Kind} is listed again: {Reason}", EventName = nameof(Expired))]
    private static partial void Expired(ILogger log, KubernetesKind kind, string reason);

    [LoggerMessage(4, LogLevel.Information, "{Kind} is not installed", EventName = nameof(Absent))]
    private static partial void Absent(ILogger log, KubernetesKind kind);

    [LoggerMessage(
        5,
        LogLevel.Error,
        "{Kind} {Key} cannot be read, so it counts as absent: {Reason}",
        EventName = nameof(CannotDecode)
    )]
    private static partial void CannotDecode(ILogger log, string kind, NamespacedName key, string reason);
}
