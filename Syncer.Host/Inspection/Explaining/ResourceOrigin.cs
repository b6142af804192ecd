// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Explaining;

/// <summary>Where a resource comes from.</summary>
/// <param name="Served">The resource.</param>
/// <param name="MadeOf">The object it is made of as <c>Kind namespace/name</c>; null where that is not one object.</param>
/// <param name="With">What its translation looked for besides.</param>
/// <param name="Trail">The rows on the way from the sources to it, as a tree of lines.</param>
/// <param name="Proxies">The proxies that receive it, where a server tells it.</param>
internal sealed record ResourceOrigin(
    ServedName Served,
    string? MadeOf,
    IReadOnlyList<ReferenceExplanation> With,
    IReadOnlyList<string> Trail,
    IReadOnlyList<ProxyExplanation> Proxies
);
