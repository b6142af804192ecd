// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.CommandLine.Invocation;

namespace Syncer.Host.Cli;

/// <summary>The command line. Data goes to standard output, messages to standard error.</summary>
internal static class SyncerCommandLine
{
    // As long as Kubernetes waits for a pod to end.
    private static readonly InvocationConfiguration Invocation = new()
    {
        ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
    };

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var root = new RootCommand(
            "Translates Gateway API objects into the configuration of agentgateway proxies and serves it over delta xDS."
        )
        {
            ServeCommand.Create(),
            TranslateCommand.Create(),
            XdsCommand.Create(),
            ExplainCommand.Create(),
            DiffCommand.Create(),
            GraphCommand.Create(),
            ValidateCommand.Create(),
            ConfigCommand.Create(),
        };
        var result = root.Parse(args);
        if (result.Errors.Count == 0)
            return await result.InvokeAsync(Invocation);
        if (result.Action is ParseErrorAction action)
            action.ShowHelp = false;
        await result.InvokeAsync(new InvocationConfiguration { Output = Console.Error });
        await Console.Error.WriteLineAsync($"{NameOf(result.CommandResult.Command)} --help says what there is");
        return ExitCodes.Usage;
    }

    private static string NameOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent
            ? $"{NameOf(parent)} {command.Name}"
            : command.Name;
}
