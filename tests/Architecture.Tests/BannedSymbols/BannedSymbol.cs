// SPDX-License-Identifier: Apache-2.0

namespace Architecture.BannedSymbols;

/// <summary>One line of a <c>BannedSymbols*.txt</c> file: a documentation comment identifier and a message.</summary>
internal sealed record BannedSymbol(string Id, string? Message)
{
    public static IEnumerable<BannedSymbol> Parse(SourceFile file) =>
        from line in file.Lines
        let parts = line.Split(';', 2)
        select new BannedSymbol(parts[0], parts.Length > 1 ? parts[1] : null);

    /// <summary>Whether the identifier names something. The analyzer ignores one that does not.</summary>
    public bool Exists()
    {
        var name = Id[2..];
        return Id[0] switch
        {
            'N' => Types().Any(type => type.Namespace == name),
            'T' => Type(name) is not null,
            'P' => Type(Owner(name))?.GetProperty(Member(name)) is not null,
            'M' => MethodExists(name),
            _ => false,
        };
    }

    private static bool MethodExists(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        var parameters = open < 0 ? "" : name[(open + 1)..^1];
        var method = open < 0 ? name : name[..open];
        return Type(Owner(method)) is { } type
            && type.GetConstructors()
                .Cast<System.Reflection.MethodBase>()
                .Concat(type.GetMethods())
                .Any(candidate =>
                    candidate.Name == Member(method).Replace('#', '.')
                    && string.Join(',', candidate.GetParameters().Select(p => p.ParameterType.FullName)) == parameters
                );
    }

    private static string Owner(string member) => member[..member.LastIndexOf('.')];

    private static string Member(string member) => member[(member.LastIndexOf('.') + 1)..];

    private static Type? Type(string name) => Types().FirstOrDefault(type => type.FullName == name);

    private static IEnumerable<Type> Types() =>
        Directory
            .EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.*.dll")
            .SelectMany(path =>
                System.Reflection.Assembly.Load(Path.GetFileNameWithoutExtension(path)).GetExportedTypes()
            );
}
