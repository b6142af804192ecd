// SPDX-License-Identifier: Apache-2.0

using Krt;
using Krt.Kubernetes.Manifests.Fields;

namespace Syncer.Host.Inspection.Explaining;

/// <summary>Finds the names that somebody who wrote another one may have meant.</summary>
internal static class SimilarNames
{
    /// <summary>The names of which one is part of the other, or a misspelling of it, those in the same namespace first.</summary>
    public static IEnumerable<NamespacedName> To(NamespacedName name, IEnumerable<NamespacedName> all) =>
        all.Where(other => other != name && IsSimilar(other.Name, name.Name))
            .OrderBy(other => other.Namespace == name.Namespace ? 0 : 1)
            .ThenBy(other => Math.Abs(other.Name.Length - name.Name.Length))
            .ThenBy(other => other);

    private static bool IsSimilar(string left, string right) =>
        left.Contains(right, StringComparison.OrdinalIgnoreCase)
        || right.Contains(left, StringComparison.OrdinalIgnoreCase)
        || (left.Length > 3 && NearestName.To(left, [right]) is not null);
}
