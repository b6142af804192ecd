// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;
using Krt;
using Microsoft.Extensions.Logging;

namespace Syncer.Xds;

public sealed partial class DeltaXdsClient
{
    private static partial class Log
    {
        [LoggerMessage(
            EventIds.ClientConnected,
            LogLevel.Information,
            "xDS client connected to {Address} for gateway {Gateway}",
            EventName = nameof(ClientConnected)
        )]
        public static partial void ClientConnected(ILogger logger, Uri address, NamespacedName gateway);

        [LoggerMessage(
            EventIds.ClientDisconnected,
            LogLevel.Warning,
            "xDS stream from {Address} ended: {Status} {Reason}; connecting again in {Pause}",
            EventName = nameof(ClientDisconnected)
        )]
        public static partial void ClientDisconnected(
            ILogger logger,
            Uri address,
            StatusCode status,
            string reason,
            TimeSpan pause
        );

        [LoggerMessage(
            EventIds.ClientRejects,
            LogLevel.Warning,
            "xDS client complains of {TypeUrl} {Diagnostic}",
            EventName = nameof(ClientRejects)
        )]
        public static partial void ClientRejects(ILogger logger, string typeUrl, XdsDiagnostic diagnostic);

        [LoggerMessage(
            EventIds.ClientIgnoresType,
            LogLevel.Error,
            "xDS client received {TypeUrl}, which it did not ask for",
            EventName = nameof(ClientIgnoresType)
        )]
        public static partial void ClientIgnoresType(ILogger logger, string typeUrl);
    }
}
