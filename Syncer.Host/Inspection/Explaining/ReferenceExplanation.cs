// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Explaining;

/// <summary>Something that the translation of an object looked for.</summary>
/// <param name="Object">The object as <c>Kind namespace/name</c>; where it was not looked for by name, what was.</param>
/// <param name="State"><c>found</c>, <c>missing</c>, or <c>not eligible</c> for an object that exists but does not count here.</param>
/// <param name="Through">The collection that was read.</param>
/// <param name="Match">How it was looked for.</param>
/// <param name="Similar">An object of the kind that may have been meant, where it is missing.</param>
internal sealed record ReferenceExplanation(
    string Object,
    string State,
    string Through,
    string Match,
    string? Similar = null
)
{
    public const string Found = "found";
    public const string Missing = "missing";
    public const string NotEligible = "not eligible";
}
