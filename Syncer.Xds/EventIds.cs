// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>The events of this assembly. Numbers are never reused.</summary>
internal static class EventIds
{
    public const int Connected = 1;
    public const int Disconnected = 2;
    public const int Refused = 3;
    public const int Sending = 4;
    public const int Rejected = 5;
    public const int RejectionObserverFailed = 6;
    public const int UnknownType = 7;
    public const int UnexpectedRequest = 8;
    public const int StaleNonce = 9;
    public const int SendTimedOut = 10;
    public const int ConnectionFailed = 11;
    public const int RejectedAgain = 12;
    public const int ClientConnected = 20;
    public const int ClientDisconnected = 21;
    public const int ClientRejects = 22;
    public const int ClientIgnoresType = 23;
}
