// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Explaining;

/// <summary>What proxies complained of about one resource.</summary>
/// <param name="Gateway">Their gateway.</param>
/// <param name="Name">The wire name.</param>
/// <param name="IsError">Whether the resource was not applied; otherwise it was, with less than it says.</param>
/// <param name="Message">The complaint.</param>
/// <param name="Last">When it came last.</param>
/// <param name="Count">How often it came.</param>
internal sealed record RejectionExplanation(
    string Gateway,
    string Name,
    bool IsError,
    string Message,
    DateTimeOffset Last,
    long Count
);
