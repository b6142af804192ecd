// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Host.Inspection.Provenance;
using Syncer.Translation;

namespace Syncer.Host.Inspection.Explaining;

/// <summary>Says of what was looked for whether it is there.</summary>
internal static class ReferenceStates
{
    /// <summary>
    /// Null for what tells nobody anything: a derived row that is missing because its object is, which nobody asked for by
    /// itself.
    /// </summary>
    public static ReferenceExplanation? Describe(SyncerInspector inspector, IKrtSnapshot snapshot, ObjectRead read)
    {
        if (read.IsFound)
            return new($"{read.Object}", ReferenceExplanation.Found, read.Through, read.Match);
        var source = inspector.Sources.FirstOrDefault(binding => binding.Source.Name == read.Through);
        if (read.Object is not { } sought)
            return source is null
                ? null
                : new(
                    $"any {source.Kind.Kind} {SearchOf(read.Match)}",
                    ReferenceExplanation.Missing,
                    read.Through,
                    read.Match
                );
        if (source is not null)
            return Missing(inspector, sought, read);
        return inspector.BindingOf(sought).RowIn(snapshot, sought.Name) is null
            ? read.Match.Contains($"{sought}", StringComparison.Ordinal)
                ? Missing(inspector, sought, read)
                : null
            : new($"{sought}", ReferenceExplanation.NotEligible, read.Through, read.Match);
    }

    private static ReferenceExplanation Missing(SyncerInspector inspector, ObjectIdentity sought, ObjectRead read) =>
        new(
            $"{sought}",
            ReferenceExplanation.Missing,
            read.Through,
            read.Match,
            SimilarNames
                .To(sought.Name, inspector.NamesOf(inspector.BindingOf(sought)))
                .Select(name => $"{sought.Kind.Kind} {name}")
                .FirstOrDefault()
        );

    // "index ReferenceGrants by permission = from HTTPRoute in a to Service in b": the value says all.
    private static string SearchOf(string match) =>
        match[(match.IndexOf(" = ", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0)..];
}
