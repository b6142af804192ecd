// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Documents;

/// <summary>What a file may demand of the reader.</summary>
internal static class DocumentLimits
{
    /// <summary>The largest file, in bytes.</summary>
    public const int FileBytes = 64 << 20;

    /// <summary>Levels of lists and objects; schemas are the deepest manifests and stay below half of it.</summary>
    public const int Depth = 128;

    /// <summary>How much larger aliases may make a file, in characters.</summary>
    public const long AliasWeight = 16 << 20;
}
