// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Syncer.Host.Cli.Printing;
using Syncer.Host.Inspection;
using Syncer.Host.Inspection.Validating;
using Syncer.Host.Settings;

namespace Syncer.Host.Cli;

/// <summary><c>validate</c>: translates manifests and tells everything that is not as it should be.</summary>
internal static class ValidateCommand
{
    private static readonly Option<string[]> Files = PathsOption.Create(
        "Files and folders of manifests; - reads standard input",
        "--file",
        "-f"
    );

    private static readonly OutputOption Output = new(OutputFormat.Text, OutputFormat.Json, OutputFormat.Sarif);

    private static readonly SettingsOptions Settings = new(SettingCatalogue.Translation);

    public static Command Create()
    {
        var command = new Command("validate", "Tells everything about manifests that is not as it should be") { Files };
        Output.AddTo(command);
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
            fillInDefaults: true,
            cancellationToken
        );
        var findings = Validator.Validate(new SyncerInspector(manifests.Pipeline), manifests.Load);
        Write(findings, manifests.Load.Definitions.Count, Output.Read(arguments));
        return manifests.ExitCode != ExitCodes.Ok ? manifests.ExitCode
            : findings.Count > 0 ? ExitCodes.Found
            : ExitCodes.Ok;
    }

    private static void Write(IReadOnlyList<Finding> findings, int objects, OutputFormat format)
    {
        switch (format)
        {
            case OutputFormat.Json:
                Console.Out.WriteLine(JsonSerializer.Serialize(findings, InspectionJson.Readable.IReadOnlyListFinding));
                break;
            case OutputFormat.Sarif:
                JsonText.Write(SarifLog.Of(findings, Version), OutputFormat.Json);
                break;
            default:
                foreach (var finding in findings)
                    Console.Out.WriteLine(finding);
                Console.Out.WriteLine(Summary(findings, objects));
                break;
        }
    }

    // That nothing was found to look at is no good news.
    private static string Summary(IReadOnlyList<Finding> findings, int objects)
    {
        var errors = findings.Count(finding => finding.Severity == Finding.Error);
        var summary =
            findings.Count > 0
                ? $"{Count(errors, "error")}, {Count(findings.Count - errors, "warning")}"
                : "Nothing to report";
        return $"{summary} in {(objects == 0 ? "no object at all" : Count(objects, "object"))}.";
    }

    private static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private static string Version =>
        typeof(ValidateCommand).Assembly.GetName().Version is { } version ? version.ToString(3) : "0.0.0";
}
