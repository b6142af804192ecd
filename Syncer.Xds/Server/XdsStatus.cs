// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;

namespace Syncer.Xds;

/// <summary>
/// How streams end. Never with OK, after which a proxy reconnects without any pause; the texts of a planned end are those by
/// which it recognises one (spec xds-addresses 1.10).
/// </summary>
internal static class XdsStatus
{
    public static Status ShuttingDown { get; } = new(StatusCode.Unavailable, "transport is closing");

    public static Status SendTimedOut { get; } =
        new(StatusCode.Unavailable, "the client did not take a response in time");

    public static Status NoRequest { get; } = new(StatusCode.Unavailable, "no request came in time");

    public static Status RequestsCompleted { get; } = new(StatusCode.Cancelled, "the client completed its requests");

    public static Status ConnectionLost { get; } = new(StatusCode.Cancelled, "the connection was lost");

    public static Status NotSynced { get; } = new(StatusCode.Unavailable, "the configuration is not complete yet");

    public static Status NoNode { get; } = new(StatusCode.InvalidArgument, "missing node information");

    public static Status Malformed { get; } = new(StatusCode.InvalidArgument, "a request is malformed");

    public static Status TooManyRequests { get; } =
        new(StatusCode.ResourceExhausted, "the stream sends too many requests");

    public static Status TooManyStreams { get; } =
        new(StatusCode.ResourceExhausted, "too many streams are being opened");

    public static Status TooManyStreamsOfPeer { get; } =
        new(StatusCode.ResourceExhausted, "the address has too many streams open");
}
