// SPDX-License-Identifier: Apache-2.0

using System.Collections;
using System.CommandLine;
using Syncer.Host.Settings;

namespace Syncer.Host.Cli;

/// <summary>An option for each setting, and one for a file of them.</summary>
internal sealed class SettingsOptions(IReadOnlyList<Setting> settings)
{
    private readonly Option<string?> _file = new("--settings")
    {
        Description = $"A JSON or YAML file of settings [environment: {BoundSettings.FileVariable}]",
        HelpName = "FILE",
    };

    private readonly Dictionary<Setting, Option<string?>> _options = settings.ToDictionary(
        setting => setting,
        setting => new Option<string?>(setting.Flag)
        {
            Description = $"{setting.Description} [default: {setting.Default.ToJsonString().Trim('"')}]",
            HelpName = setting.Placeholder,
        }
    );

    public void AddTo(Command command)
    {
        command.Options.Add(_file);
        foreach (var setting in settings)
            command.Options.Add(_options[setting]);
    }

    /// <summary>The settings that count; what is wrong with them has been reported.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="failure">The exit status where they cannot be used.</param>
    /// <returns><see langword="null"/> when they cannot be used.</returns>
    public BoundSettings? Read(ParseResult arguments, out int failure)
    {
        var bound = BoundSettings.Bind(
            settings
                .Where(setting => arguments.GetResult(_options[setting]) is { Implicit: false })
                .ToDictionary(setting => setting, setting => arguments.GetValue(_options[setting])!),
            Environment
                .GetEnvironmentVariables()
                .Cast<DictionaryEntry>()
                .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal),
            arguments.GetValue(_file)
        );
        foreach (var problem in bound.Problems)
            Console.Error.WriteLine($"{(problem.IsError ? "error" : "warning")}: {problem.Message}");
        var errors = bound.Problems.Where(problem => problem.IsError).ToArray();
        failure = errors.Any(problem => problem.IsUsage) ? ExitCodes.Usage : ExitCodes.Failed;
        return errors.Length == 0 ? bound : null;
    }
}
