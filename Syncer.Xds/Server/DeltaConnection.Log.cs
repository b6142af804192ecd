// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;
using Krt;
using Microsoft.Extensions.Logging;

namespace Syncer.Xds;

internal sealed partial class DeltaConnection
{
    private static partial class Log
    {
        [LoggerMessage(
            EventIds.Connected,
            LogLevel.Information,
            "ADS: {ConnectionId} connected for gateway {Gateway} from {Peer}",
            EventName = nameof(Connected)
        )]
        public static partial void Connected(ILogger logger, string connectionId, NamespacedName? gateway, string peer);

        [LoggerMessage(
            EventIds.Disconnected,
            LogLevel.Information,
            "ADS: {ConnectionId} disconnected: {Status} {Reason}",
            EventName = nameof(Disconnected)
        )]
        public static partial void Disconnected(ILogger logger, string connectionId, StatusCode status, string reason);

        [LoggerMessage(
            EventIds.Sending,
            LogLevel.Debug,
            "ADS: sending {TypeUrl}: {Resources} resources and {Removals} removals of epoch {Epoch} to {ConnectionId}",
            EventName = nameof(Sending)
        )]
        public static partial void Sending(
            ILogger logger,
            string typeUrl,
            int resources,
            int removals,
            long epoch,
            string connectionId
        );

        [LoggerMessage(
            EventIds.Rejected,
            LogLevel.Warning,
            "ADS: ACK ERROR {TypeUrl} {ConnectionId} {Code}: {Diagnostics}",
            EventName = nameof(Rejected)
        )]
        public static partial void Rejected(
            ILogger logger,
            string typeUrl,
            string connectionId,
            int code,
            string diagnostics
        );

        [LoggerMessage(
            EventIds.RejectedAgain,
            LogLevel.Debug,
            "ADS: ACK ERROR again {TypeUrl} {ConnectionId} {Code}: {Diagnostics}",
            EventName = nameof(RejectedAgain)
        )]
        public static partial void RejectedAgain(
            ILogger logger,
            string typeUrl,
            string connectionId,
            int code,
            string diagnostics
        );

        [LoggerMessage(
            EventIds.RejectionObserverFailed,
            LogLevel.Error,
            "ADS: an observer of rejections failed for {ConnectionId}",
            EventName = nameof(RejectionObserverFailed)
        )]
        public static partial void RejectionObserverFailed(ILogger logger, Exception error, string connectionId);

        [LoggerMessage(
            EventIds.UnknownType,
            LogLevel.Warning,
            "ADS: {TypeUrl}, which {ConnectionId} asks for, is not served and never answered",
            EventName = nameof(UnknownType)
        )]
        public static partial void UnknownType(ILogger logger, string typeUrl, string connectionId);

        [LoggerMessage(
            EventIds.UnexpectedRequest,
            LogLevel.Error,
            "ADS: unexpected request for {TypeUrl} from {ConnectionId}: {Reason}",
            EventName = nameof(UnexpectedRequest)
        )]
        public static partial void UnexpectedRequest(
            ILogger logger,
            string typeUrl,
            string connectionId,
            string reason
        );

        [LoggerMessage(
            EventIds.StaleNonce,
            LogLevel.Debug,
            "ADS: stale nonce {Nonce} for {TypeUrl} from {ConnectionId}",
            EventName = nameof(StaleNonce)
        )]
        public static partial void StaleNonce(ILogger logger, string typeUrl, string connectionId, string nonce);

        [LoggerMessage(
            EventIds.SendTimedOut,
            LogLevel.Warning,
            "ADS: {ConnectionId} did not take a response within {SendTimeout}; its stream is aborted",
            EventName = nameof(SendTimedOut)
        )]
        public static partial void SendTimedOut(ILogger logger, string connectionId, TimeSpan sendTimeout);
    }
}
