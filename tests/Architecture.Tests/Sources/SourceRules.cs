// SPDX-License-Identifier: Apache-2.0

using System.Text.RegularExpressions;

namespace Architecture.Sources;

/// <summary>Rules over source files; each returns what breaks it.</summary>
internal static partial class SourceRules
{
    private const int LinesPerFile = 400;
    private const int FilesPerDirectory = 20;
    private const string LicenseLine = "// SPDX-License-Identifier: Apache-2.0";

    public static IEnumerable<string> LongFiles(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Lines.Length > LinesPerFile
        select $"{file.Path} has {file.Lines.Length} lines, more than {LinesPerFile}";

    public static IEnumerable<string> CrowdedDirectories(IEnumerable<SourceFile> files) =>
        from directory in files.CountBy(file => file.Directory)
        where directory.Value > FilesPerDirectory
        select $"{directory.Key} has {directory.Value} source files, more than {FilesPerDirectory}";

    /// <summary>A file holds one public type; types that differ only in their type parameters count as one.</summary>
    public static IEnumerable<string> CrowdedFiles(IEnumerable<SourceFile> files) =>
        from file in files
        let types = file.Lines.Select(PublicType).OfType<string>().Distinct().ToArray()
        where types.Length > 1
        select $"{file.Path} has the public types {string.Join(", ", types)}";

    public static IEnumerable<string> UnlicensedFiles(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Lines[0] != LicenseLine
        select $"{file.Path} does not start with {LicenseLine}";

    /// <summary>Only the command line writes to the console; everything else logs.</summary>
    /// <remarks>Not a banned symbol, because the rule is about a folder and the analyzer knows projects only.</remarks>
    public static IEnumerable<string> ConsoleOutputOutsideTheCommandLine(IEnumerable<SourceFile> files) =>
        from file in files
        where !file.Path.StartsWith("Syncer.Host/Cli/", StringComparison.Ordinal)
        from line in file.Lines.Index()
        where ConsoleOutput().IsMatch(line.Item)
        select $"{file.Path}:{line.Index + 1} writes to the console";

    // A type of a file-scoped namespace starts at the first column, where the formatter puts it.
    private static string? PublicType(string line) =>
        TypeDeclaration().Match(line) is { Success: true } match ? match.Groups["name"].Value : null;

    [GeneratedRegex(
        @"^public (?:(?:static|sealed|abstract|partial|readonly|ref|unsafe|file) )*(?:(?:class|struct|interface|enum|record(?: class| struct)?) (?<name>\w+)|delegate .* (?<name>\w+)(?:<[^(]*>)?\()"
    )]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(
        @"(?<![\w.])(?:System\.)?Console\.(?:Write|Out\b|Error\b|OpenStandardOutput|OpenStandardError)|using static System\.Console;"
    )]
    private static partial Regex ConsoleOutput();
}
