// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Manifests;

namespace Syncer.Host.Inspection.Validating;

/// <summary>Something that is not as it should be.</summary>
/// <param name="Rule">One of <see cref="ValidationRule"/>.</param>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Object">The object as <c>Kind namespace/name</c>, where one is meant.</param>
/// <param name="Field">The path of the field, where one is known.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Path">The file, as it was given.</param>
/// <param name="Line">The line, 1 for the first one; 0 for the file as a whole.</param>
internal sealed record Finding(
    string Rule,
    string Severity,
    string? Object,
    string? Field,
    string Message,
    string Path,
    int Line
)
{
    public const string Error = "error";
    public const string Warning = "warning";

    public static Finding Of(ManifestProblem problem) =>
        new(
            ValidationRule.Of(problem),
            problem.Severity == ProblemSeverity.Error ? Error : Warning,
            problem.Subject,
            problem.Field,
            problem.Message,
            problem.Path,
            problem.Line
        );

    /// <summary><c>routes.yaml:14: error: HTTPRoute default/a: no parent is found [parent-not-found]</c></summary>
    public override string ToString()
    {
        var place = Line == 0 ? Path : $"{Path}:{Line}";
        var subject = Object is null ? "" : $"{Object}: ";
        return $"{place}: {Severity}: {subject}{Message.ReplaceLineEndings("; ")} [{Rule}]";
    }
}
