// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Documents;

/// <summary>A file is not what its format demands.</summary>
/// <param name="line">The line, 1 for the first one; 0 where the file as a whole is meant.</param>
/// <param name="message">The reason; it quotes nothing of the file, which may hold secrets.</param>
internal sealed class DocumentSyntaxException(int line, string message) : Exception(message)
{
    public int Line { get; } = line;
}
