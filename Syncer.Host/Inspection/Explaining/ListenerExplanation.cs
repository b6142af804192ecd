// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Explaining;

/// <summary>What a listener says to a route.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Protocol">Its protocol.</param>
/// <param name="Hostname">Its hostname as written, where it has one.</param>
/// <param name="IsAdmitted">Whether it admits the route.</param>
/// <param name="IsServed">Whether proxies receive the listener at all.</param>
/// <param name="Reason">The reason of the refusal.</param>
/// <param name="Message">The refusal in words.</param>
internal sealed record ListenerExplanation(
    string Name,
    int Port,
    string Protocol,
    string? Hostname,
    bool IsAdmitted,
    bool IsServed,
    string? Reason,
    string? Message
);
