// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Syncer.Host.Inspection;
using Syncer.Host.Settings;

namespace Syncer.Host.Cli;

/// <summary>The options that say what a question is about: files, or a running <c>serve</c>.</summary>
internal sealed class InspectedSource
{
    private readonly Option<string[]> _files = PathsOption.Create(
        "Files and folders of manifests; - reads standard input",
        "--file",
        "-f"
    );

    private readonly Option<Uri?> _admin = AdminAddress.CreateOption();

    private readonly SettingsOptions _settings = new(SettingCatalogue.Translation);

    public InspectedSource() => _files.Required = false;

    public void AddTo(Command command)
    {
        command.Options.Add(_files);
        command.Options.Add(_admin);
        _settings.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_files) is null == result.GetResult(_admin) is null)
                result.AddError("Either --file or --admin is needed");
        });
    }

    /// <summary>Asks, and tells why there is no answer where there is none.</summary>
    public async Task<int> AskAsync(
        ParseResult arguments,
        Func<IInspection, Task<int>> ask,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (arguments.GetValue(_admin) is { } address)
            {
                using var client = new AdminClient(address);
                return await ask(client);
            }
            if (_settings.Read(arguments, out var failure) is not { } settings)
                return failure;
            await using var manifests = await LoadedManifests.ReadAsync(
                settings.Translation,
                arguments.GetValue(_files)!,
                fillInDefaults: true,
                cancellationToken
            );
            manifests.PrintProblems();
            var status = await ask(new SyncerInspector(manifests.Pipeline));
            return manifests.ExitCode == ExitCodes.Ok ? status : manifests.ExitCode;
        }
        catch (InspectionException e)
        {
            await Console.Error.WriteLineAsync($"error: {e.Message}");
            return ExitCodes.Failed;
        }
    }
}
