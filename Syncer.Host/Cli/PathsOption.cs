// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;

namespace Syncer.Host.Cli;

/// <summary>An option that takes paths of manifests, several at once or repeated.</summary>
internal static class PathsOption
{
    public static Option<string[]> Create(string description, string name, params string[] aliases)
    {
        var option = new Option<string[]>(name, aliases)
        {
            Description = description,
            HelpName = "PATH",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        // Whatever follows a path is one too to the parser, a mistyped option included.
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value is ['-', _, ..]))
                result.AddError($"Unrecognized option \"{token.Value}\" (./{token.Value} for a file of that name)");
        });
        return option;
    }
}
