// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Text.Json;
using Syncer.Host.Cli.Printing;
using Syncer.Host.Inspection;
using Syncer.Host.Inspection.Comparing;
using Syncer.Host.Settings;
using Syncer.Translation;

namespace Syncer.Host.Cli;

/// <summary><c>diff</c>: tells what proxies would gain, lose or see changed between two sets of manifests or servers.</summary>
internal static class DiffCommand
{
    private static readonly Argument<string> Before = CreateSide("A", "What is served now");

    private static readonly Argument<string> After = CreateSide("B", "What would be served");

    private static readonly OutputOption Output = new(OutputFormat.Text, OutputFormat.Json);

    private static readonly SettingsOptions Settings = new(SettingCatalogue.Translation);

    public static Command Create()
    {
        var command = new Command("diff", "Tells what proxies would gain, lose or see changed") { Before, After };
        Output.AddTo(command);
        Settings.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static Argument<string> CreateSide(string name, string description)
    {
        var side = new Argument<string>(name)
        {
            Description =
                $"{description}: a file or folder of manifests, or http://HOST:PORT of the admin server of a running serve",
        };
        side.Validators.Add(result =>
        {
            var text = result.Tokens[0].Value;
            if (AdminAddress.IsMeant(text) && AdminAddress.TryParse(text) is null)
                result.AddError($"\"{text}\" is not http://HOST:PORT");
        });
        return side;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (Settings.Read(arguments, out var failure) is not { } settings)
            return failure;
        try
        {
            var before = await ReadAsync(arguments.GetValue(Before)!, settings.Translation, cancellationToken);
            var after = await ReadAsync(arguments.GetValue(After)!, settings.Translation, cancellationToken);
            if (before is null || after is null)
                return ExitCodes.Failed;
            var difference = ConfigurationDifference.Between(before, after);
            if (Output.Read(arguments) == OutputFormat.Json)
                Console.Out.WriteLine(
                    JsonSerializer.Serialize(difference, InspectionJson.Readable.ConfigurationDifference)
                );
            else
                DifferenceText.Write(difference, Console.Out);
            return difference.Gateways.Count == 0 ? ExitCodes.Ok : ExitCodes.Found;
        }
        catch (InspectionException e)
        {
            await Console.Error.WriteLineAsync($"error: {e.Message}");
            return ExitCodes.Failed;
        }
    }

    /// <summary>Null when manifests could not be read in full, which has been reported.</summary>
    private static async Task<ServedConfiguration?> ReadAsync(
        string side,
        SyncerSettings settings,
        CancellationToken cancellationToken
    )
    {
        if (AdminAddress.IsMeant(side))
        {
            using var client = new AdminClient(AdminAddress.TryParse(side)!);
            return await client.ReadConfigurationAsync(cancellationToken);
        }
        await using var manifests = await LoadedManifests.ReadAsync(
            settings,
            [side],
            fillInDefaults: true,
            cancellationToken
        );
        manifests.PrintProblems();
        return manifests.ExitCode == ExitCodes.Ok
            ? await new SyncerInspector(manifests.Pipeline).ReadConfigurationAsync(cancellationToken)
            : null;
    }
}
