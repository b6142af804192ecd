// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>The one label under which a selector is filed.</summary>
internal static class SelectorAnchor
{
    /// <summary>Where selectors without any condition are filed. Label names are never empty.</summary>
    public static readonly Label Empty = new("", "");

    /// <summary>Where selectors with set-based requirements only are filed.</summary>
    public static readonly Label RequirementsOnly = new("", "*");

    public static Label Of(LabelSelector selector) =>
        selector.Equalities.Count > 0 ? Label.Of(selector.Equalities[0])
        : selector.IsEmpty ? Empty
        : RequirementsOnly;
}
