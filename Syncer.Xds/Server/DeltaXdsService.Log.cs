// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Syncer.Xds;

internal sealed partial class DeltaXdsService
{
    private static partial class Log
    {
        [LoggerMessage(
            EventIds.Refused,
            LogLevel.Warning,
            "ADS: stream from {Peer} refused: {Status} {Reason}",
            EventName = nameof(Refused)
        )]
        public static partial void Refused(ILogger logger, string peer, StatusCode status, string reason);
    }
}
