// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Syncer.Host.Inspection.Comparing;

/// <summary>A resource that differs.</summary>
/// <param name="Gateway">The gateway whose proxies receive it; <c>*</c> for every gateway.</param>
/// <param name="Type">The type URL.</param>
/// <param name="Name">The wire name.</param>
/// <param name="Change"><c>added</c>, <c>removed</c> or <c>changed</c>.</param>
/// <param name="Fields">The fields that changed.</param>
internal sealed record ResourceDifference(
    [property: JsonIgnore] string Gateway,
    string Type,
    string Name,
    string Change,
    IReadOnlyList<FieldDifference> Fields
)
{
    public const string Added = "added";
    public const string Removed = "removed";
    public const string Changed = "changed";

    /// <summary>Null where nothing differs.</summary>
    public static ResourceDifference? Between(ServedContent? before, ServedContent? after)
    {
        var known = (before ?? after)!;
        if (before is null || after is null)
            return new(known.Gateway, known.Type, known.Name, before is null ? Added : Removed, []);
        return before.Version == after.Version
            ? null
            : new(
                known.Gateway,
                known.Type,
                known.Name,
                Changed,
                [.. FieldDifference.Between(before.Content, after.Content), .. SecretDifference.Between(before, after)]
            );
    }
}
