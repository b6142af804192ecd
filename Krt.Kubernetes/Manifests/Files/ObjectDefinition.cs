// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Manifests.Documents;

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>The place in a file that defines an object.</summary>
/// <param name="file">The file.</param>
/// <param name="key">The object.</param>
/// <param name="row">The row made of the definition that was good last.</param>
/// <param name="position">The number of the definition in the file.</param>
/// <param name="line">The line in the file, from 1.</param>
/// <param name="document">What was written, where the reader was told to keep it.</param>
internal sealed class ObjectDefinition(
    ManifestFile file,
    ObjectKey key,
    object row,
    int position,
    int line,
    DocumentNode? document
)
{
    public ManifestFile File => file;

    public ObjectKey Key => key;

    public object Row => row;

    public int Line => line;

    /// <summary>What was written, where the reader was told to keep it.</summary>
    public DocumentNode? Document => document;

    /// <summary>Whether the file, as it is now, defines the object no longer, but may still be being written.</summary>
    public bool IsStale { get; set; }

    /// <summary>The next definition of the same object, in no particular order.</summary>
    public ObjectDefinition? Next { get; set; }

    /// <summary>Whether this definition counts rather than the other one.</summary>
    public bool Precedes(ObjectDefinition other)
    {
        if (IsStale != other.IsStale)
            return !IsStale;
        var byFile = file.CompareTo(other.File);
        // Within a file the last one counts, as it would if the file were applied.
        return byFile != 0 ? byFile < 0 : position > other.Position;
    }

    private int Position => position;
}
