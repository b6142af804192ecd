// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Syncer.Host.Cli.Printing;

namespace Syncer.Host.Cli;

/// <summary>The option that chooses how a command prints; the first format is the default.</summary>
internal sealed class OutputOption
{
    private readonly Option<string> _option;

    public OutputOption(params OutputFormat[] formats)
    {
        _option = new Option<string>("--output", "-o")
        {
            Description = "How to print",
            DefaultValueFactory = _ => NameOf(formats[0]),
        };
        _option.AcceptOnlyFromAmong([.. formats.Order().Select(NameOf)]);
    }

    public void AddTo(Command command) => command.Options.Add(_option);

    public OutputFormat Read(ParseResult arguments) =>
        Enum.Parse<OutputFormat>(arguments.GetValue(_option)!, ignoreCase: true);

    private static string NameOf(OutputFormat format) => Enum.GetName(format)!.ToLowerInvariant();
}
