// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>
/// Files every selector under exactly one label it requires, so that the selectors that can match a set of labels are
/// found under those labels.
/// </summary>
internal static class SelectorAnchor
{
    /// <summary>Where selectors without any condition are filed. Label names are never empty.</summary>
    public static readonly KeyValuePair<string, string> Empty = new("", "");

    /// <summary>Where selectors with set-based requirements only are filed.</summary>
    public static readonly KeyValuePair<string, string> RequirementsOnly = new("", "*");

    public static KeyValuePair<string, string> Of(LabelSelector selector) =>
        selector.Equalities.Count > 0 ? selector.Equalities[0]
        : selector.IsEmpty ? Empty
        : RequirementsOnly;
}
