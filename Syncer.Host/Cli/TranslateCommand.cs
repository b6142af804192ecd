// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Syncer.Host.Cli.Printing;
using Syncer.Host.Settings;
using Syncer.Host.Writing;

namespace Syncer.Host.Cli;

/// <summary><c>translate</c>: prints what would be served for given manifests, and which statuses would be written.</summary>
internal static class TranslateCommand
{
    private static readonly Option<string[]> Files = PathsOption.Create(
        "Files and folders of manifests; - reads standard input",
        "--file",
        "-f"
    );

    private static readonly Option<bool> FillInDefaults = new("--fill-in-defaults")
    {
        Description =
            "Fill in what an API server would, as serve does: defaults, and stringData of Secrets; not for objects that come from one",
    };

    private static readonly PrintingOptions Printing = new(OutputFormat.Json, OutputFormat.Yaml, OutputFormat.Table);

    private static readonly SettingsOptions Settings = new(SettingCatalogue.Translation);

    public static Command Create()
    {
        var command = new Command(
            "translate",
            "Prints what would be served for manifests, and which statuses would be written"
        )
        {
            Files,
            FillInDefaults,
        };
        Printing.AddTo(command);
        Settings.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (Settings.Read(arguments, out var failure) is not { } settings)
            return failure;
        await using var manifests = await LoadedManifests.ReadAsync(
            settings.Translation,
            arguments.GetValue(Files)!,
            arguments.GetValue(FillInDefaults),
            cancellationToken
        );
        manifests.PrintProblems();
        TranslationPrinter.Print(
            manifests.Pipeline,
            StatusPreview.Of(manifests.Pipeline, manifests.Load.Definitions),
            Printing.Read(arguments)
        );
        return manifests.ExitCode;
    }
}
