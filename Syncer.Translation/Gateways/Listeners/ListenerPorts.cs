// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Gateways.Listeners;

/// <summary>The port of a listener.</summary>
internal static class ListenerPorts
{
    private const int Max = 65535;

    /// <summary>The port of a ListenerSet entry: the default one of its protocol where unset (spec gateways-routes 2.9).</summary>
    public static int OfListenerSetEntry(ListenerSpec entry) =>
        (entry.Port, entry.Protocol) switch
        {
            (0, "HTTP") => 80,
            (0, "HTTPS") => 443,
            var (port, _) => port,
        };

    public static bool IsValid(int port) => port is >= 1 and <= Max;

    /// <summary>Why the listener cannot be accepted because of its port, or null.</summary>
    public static Problem? Check(int port) =>
        IsValid(port) ? null : new("PortUnavailable", $"port {port} is not between 1 and {Max}");
}
