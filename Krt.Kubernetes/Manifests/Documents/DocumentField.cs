// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Documents;

/// <summary>A field of an object.</summary>
/// <param name="Name">The name.</param>
/// <param name="Line">The line of the name, 1 for the first one of the file.</param>
/// <param name="Value">The value.</param>
internal readonly record struct DocumentField(string Name, int Line, DocumentNode Value);
