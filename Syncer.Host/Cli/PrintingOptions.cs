// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Syncer.Host.Cli.Printing;
using Syncer.Host.Inspection;

namespace Syncer.Host.Cli;

/// <summary>The options that choose how configuration is printed, shared by the commands that print it.</summary>
internal sealed class PrintingOptions(params OutputFormat[] formats)
{
    private readonly OutputOption _output = new(formats);

    private readonly Option<bool> _showSecrets = new("--show-secrets")
    {
        Description = $"Print private keys and credentials, not {SecretFields.Placeholder}",
    };

    public void AddTo(Command command)
    {
        _output.AddTo(command);
        command.Options.Add(_showSecrets);
    }

    public PrintingStyle Read(ParseResult arguments)
    {
        var showSecrets = arguments.GetValue(_showSecrets);
        if (showSecrets)
            Console.Error.WriteLine("warning: private keys and credentials are printed");
        return new PrintingStyle(_output.Read(arguments), showSecrets);
    }
}
