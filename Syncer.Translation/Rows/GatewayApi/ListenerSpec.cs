// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.GatewayApi;

/// <summary>A listener of a Gateway, or an entry of a ListenerSet: both have the same fields.</summary>
public sealed record ListenerSpec
{
    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>The hostname as written; null or empty for every hostname.</summary>
    public string? Hostname { get; init; }

    /// <summary>The port, 0 where unset.</summary>
    public int Port { get; init; }

    public string Protocol
    {
        get;
        init => field = value ?? "";
    } = "";

    public ListenerTls? Tls { get; init; }

    public AllowedRoutes? AllowedRoutes { get; init; }
}
