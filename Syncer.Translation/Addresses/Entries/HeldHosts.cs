// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Addresses.Entries;

/// <summary>The hosts that a ServiceEntry is, out of those it claims.</summary>
/// <param name="Entry">The ServiceEntry.</param>
/// <param name="Hosts">The hosts, at least one, in the order of the entry.</param>
internal sealed record HeldHosts(NamespacedName Entry, ValueList<HeldHosts.Host> Hosts) : IKeyed<NamespacedName>
{
    NamespacedName IKeyed<NamespacedName>.Key => Entry;

    /// <summary>A host.</summary>
    /// <param name="Name">The hostname.</param>
    /// <param name="IsCanonical">Whether no other namespace has a better claim to it.</param>
    public readonly record struct Host(string Name, bool IsCanonical);
}
