// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;

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
        var status = await result.InvokeAsync(Invocation);
        return result.Errors.Count > 0 ? ExitCodes.Usage : status;
    }
}
