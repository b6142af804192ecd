// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Fields;

/// <summary>A field that the schema of its kind does not have.</summary>
/// <param name="Line">The line of its name.</param>
/// <param name="Path">Its path in the object.</param>
/// <param name="Suggestion">A field that may have been meant, or <see langword="null"/>.</param>
internal sealed record UnknownField(int Line, string Path, string? Suggestion)
{
    public string Message =>
        Suggestion is null ? $"unknown field \"{Path}\"" : $"unknown field \"{Path}\"; did you mean \"{Suggestion}\"?";
}
