// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows.Istio;

namespace Syncer.Translation.Addresses.Entries;

/// <summary>A host that a ServiceEntry wants to be. Of several claims to one host the first in order is granted.</summary>
/// <param name="Entry">The ServiceEntry.</param>
/// <param name="Host">The host.</param>
/// <param name="CreationTimestamp">The age of the ServiceEntry; one without an age is younger than all others.</param>
internal sealed record HostClaim(NamespacedName Entry, string Host, DateTimeOffset? CreationTimestamp)
{
    /// <summary>The wire name of the service it would be.</summary>
    public string Key { get; } = AddressKey.OfHost(Entry.Namespace, Host);

    /// <summary>Older claims come first, then those of entries that sort first.</summary>
    public (DateTimeOffset, NamespacedName) Order => (CreationTimestamp ?? DateTimeOffset.MaxValue, Entry);

    /// <summary>The claims of an entry: none if one of its addresses cannot be read (spec xds-addresses 5.3).</summary>
    public static IEnumerable<HostClaim> Of(ServiceEntry entry) =>
        entry
            .Spec.Hosts.Where(host => host.Length > 0 && !host.Contains('/', StringComparison.Ordinal))
            .Distinct()
            .Where(host => EntryAddress.VirtualAddresses(entry, host, network: "") is not null)
            .Select(host => new HostClaim(entry.Metadata.Key, host, entry.Metadata.CreationTimestamp));
}
