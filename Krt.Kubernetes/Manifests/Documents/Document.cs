// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Documents;

/// <summary>One document of a file.</summary>
/// <param name="Root">Its value; null for an empty document.</param>
/// <param name="RepeatedFields">Fields that an object has twice, of which the last one counts, where the last one is.</param>
internal sealed record Document(DocumentNode Root, IReadOnlyList<(string Name, int Line)> RepeatedFields);
