// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Manifests;

namespace Syncer.Host.Inspection.Validating;

/// <summary>What findings are about; the names are stable, so that a finding can be told from others.</summary>
internal static class ValidationRule
{
    public const string Unreadable = "unreadable";
    public const string UnknownField = "unknown-field";
    public const string UnknownKind = "unknown-kind";
    public const string Ambiguous = "ambiguous";
    public const string ConditionNotMet = "condition-not-met";
    public const string ParentNotFound = "parent-not-found";
    public const string NotServed = "not-served";
    public const string Collision = "collision";
    public const string TranslationFailed = "translation-failed";

    /// <summary>Every rule with what it means.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        (Unreadable, "Part of the input cannot be read"),
        (UnknownField, "A field is not in the schema of its kind, and has no effect"),
        (UnknownKind, "A kind is not known, and has no effect"),
        (Ambiguous, "A definition is repeated or contradicts another one, and has no effect"),
        (ConditionNotMet, "A condition of the status would not be as it should be"),
        (ParentNotFound, "A route names a parent that is not served"),
        (NotServed, "A Gateway is not served"),
        (Collision, "Several objects are translated to a resource of the same name, and one of them is served"),
        (TranslationFailed, "An object cannot be translated"),
    ];

    public static string Of(ManifestProblem problem) =>
        problem switch
        {
            { Severity: ProblemSeverity.Error } => Unreadable,
            { Field: { } field }
                when problem.Message.StartsWith($"unknown field \"{field}\"", StringComparison.Ordinal) => UnknownField,
            _ when problem.Message.Contains("is not known here", StringComparison.Ordinal) => UnknownKind,
            _ => Ambiguous,
        };
}
