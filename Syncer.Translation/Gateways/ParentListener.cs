// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Gateways;

/// <summary>What a route needs to know of one listener to be admitted (spec gateways-routes 2.4).</summary>
public sealed record ParentListener
{
    /// <summary><c>{owner namespace}/{owner name}.{listener name}</c></summary>
    public required string ListenerKey { get; init; }

    /// <summary>The Gateway that serves the listener, also where a ListenerSet contributes it.</summary>
    public required NamespacedName Gateway { get; init; }

    public required string SectionName { get; init; }

    public required int Port { get; init; }

    public required string Protocol { get; init; }

    /// <summary>The hostname as written, empty when unset.</summary>
    public required string Hostname { get; init; }

    public required ValueList<AllowedHostname> Hostnames { get; init; }

    /// <summary>Route kinds that may attach, for example <c>HTTPRoute</c> (spec gateways-routes 2.6).</summary>
    public required ValueList<string> AllowedKinds { get; init; }

    public bool TlsPassthrough { get; init; }

    /// <summary>Whether proxies receive the listener. Routes attach to it either way, but are sent only where it is.</summary>
    public bool IsServed { get; init; } = true;
}
