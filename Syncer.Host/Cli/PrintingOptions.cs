// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Syncer.Host.Cli.Printing;

namespace Syncer.Host.Cli;

/// <summary>The options that choose how configuration is printed, shared by the commands that print it.</summary>
internal sealed class PrintingOptions
{
    private readonly Option<string> _output;

    private readonly Option<bool> _showSecrets = new("--show-secrets")
    {
        Description = $"Print private keys and credentials, not {SecretFields.Placeholder}",
    };

    public PrintingOptions(OutputFormat byDefault)
    {
        _output = new Option<string>("--output", "-o")
        {
            Description = "How to print",
            DefaultValueFactory = _ => NameOf(byDefault),
        };
        _output.AcceptOnlyFromAmong([.. Enum.GetValues<OutputFormat>().Select(NameOf)]);
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_output);
        command.Options.Add(_showSecrets);
    }

    public PrintingStyle Read(ParseResult arguments)
    {
        var showSecrets = arguments.GetValue(_showSecrets);
        if (showSecrets)
            Console.Error.WriteLine("warning: private keys and credentials are printed");
        return new PrintingStyle(Enum.Parse<OutputFormat>(arguments.GetValue(_output)!, ignoreCase: true), showSecrets);
    }

    private static string NameOf(OutputFormat format) =>
        format switch
        {
            OutputFormat.Json => "json",
            OutputFormat.Yaml => "yaml",
            _ => "table",
        };
}
