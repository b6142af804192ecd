// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>A collection in a dump or an explanation.</summary>
/// <param name="Id"><see cref="IKrtCollection.Id"/>, unique in its engine.</param>
/// <param name="Name">The display name.</param>
public sealed record CollectionReference(long Id, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
