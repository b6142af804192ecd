// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests;

/// <summary>Something wrong with a manifest. No part of it quotes a value of the file, which may be a secret.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Path">The file or folder, as it was given to the reader.</param>
/// <param name="Line">The line, 1 for the first one; 0 where the file as a whole is meant.</param>
/// <param name="Subject">The object as <c>kind namespace/name</c>, where one is meant.</param>
/// <param name="Field">The path of the field in the object, <c>spec.rules[0].matches</c> for example, where one is meant.</param>
/// <param name="Message">What is wrong, in words that include the field.</param>
public sealed record ManifestProblem(
    ProblemSeverity Severity,
    string Path,
    int Line,
    string? Subject,
    string? Field,
    string Message
)
{
    /// <summary><c>routes.yaml:14: HTTPRoute default/a: unknown field "spec.rulez"</c></summary>
    public override string ToString()
    {
        var place = Line == 0 ? Path : $"{Path}:{Line}";
        return Subject is null ? $"{place}: {Message}" : $"{place}: {Subject}: {Message}";
    }
}
