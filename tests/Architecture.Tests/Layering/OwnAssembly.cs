// SPDX-License-Identifier: Apache-2.0

using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Architecture.Layering;

/// <summary>What the compiler wrote into an assembly of this repository about others.</summary>
/// <param name="References">Names of the assemblies it refers to.</param>
/// <param name="UsedTypes">Types of other assemblies it names; nested types are left to the type around them.</param>
internal sealed record OwnAssembly(string Name, string[] References, UsedType[] UsedTypes)
{
    /// <summary>The shipped assemblies, which lie beside this one because it references the host.</summary>
    public static IReadOnlyList<OwnAssembly> ReadAll() =>
        [
            .. Directory
                .EnumerateFiles(AppContext.BaseDirectory, "*.dll")
                .Where(path =>
                    Path.GetFileName(path) is var name && (name.StartsWith("Krt.") || name.StartsWith("Syncer."))
                )
                .Order(StringComparer.Ordinal)
                .Select(Read),
        ];

    public static OwnAssembly Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return new OwnAssembly(
            Path.GetFileNameWithoutExtension(path),
            [.. metadata.AssemblyReferences.Select(handle => NameOf(metadata, handle))],
            [
                .. metadata
                    .TypeReferences.Select(metadata.GetTypeReference)
                    .Where(type => type.ResolutionScope.Kind == HandleKind.AssemblyReference)
                    .Select(type => new UsedType(
                        NameOf(metadata, (AssemblyReferenceHandle)type.ResolutionScope),
                        metadata.GetString(type.Namespace),
                        metadata.GetString(type.Name)
                    )),
            ]
        );
    }

    private static string NameOf(MetadataReader metadata, AssemblyReferenceHandle handle) =>
        metadata.GetString(metadata.GetAssemblyReference(handle).Name);
}
