// SPDX-License-Identifier: Apache-2.0

using System.Text.RegularExpressions;

namespace Architecture.Wording;

/// <summary>Words that do not belong in a file; each rule returns where they stand.</summary>
internal static partial class WordRules
{
    // Concatenated, or this file would break its own rule.
    private static readonly string[] MachineWords = ["/wo" + "rk/", "/ro" + "ot/", "bash_" + "jobs"];

    /// <summary>The engine knows nothing of what it is used for.</summary>
    public static IEnumerable<string> WordsOfTheDomain(IEnumerable<SourceFile> files) =>
        Found(files, line => DomainWord().Match(line) is { Success: true } word ? word.Value : null);

    /// <summary>No file depends on, or speaks of, the machine it was written on.</summary>
    public static IEnumerable<string> WordsOfTheMachine(IEnumerable<SourceFile> files) =>
        Found(
            files,
            line => MachineWords.FirstOrDefault(word => line.Contains(word, StringComparison.OrdinalIgnoreCase))
        );

    private static IEnumerable<string> Found(IEnumerable<SourceFile> files, Func<string, string?> word) =>
        from file in files
        where file.IsText
        from line in file.Lines.Prepend(file.Path).Index()
        let found = word(line.Item)
        where found is not null
        select $"{file.Path}:{line.Index} says {found}";

    // The short ones count as words, or as humps of a name, only: a row index is no xDS.
    [GeneratedRegex(
        @"(?i:kubernetes|gateway|envoy)|(?<![A-Za-z])(?i:xds|k8s|kube)(?![a-z])|(?<=[a-z0-9])(?:Xds|XDS|K8s|Kube)(?![a-z])"
    )]
    private static partial Regex DomainWord();
}
