// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Syncer.Host.Settings;
using Syncer.Translation;

namespace Syncer.Host.Cli;

/// <summary>The options that choose settings, shared by the commands that translate.</summary>
internal sealed class SettingsOptions
{
    private readonly Option<string?> _controllerName = new("--controller-name")
    {
        Description = $"The controller that GatewayClasses name [default: {new SyncerSettings().ControllerName}]",
        HelpName = "NAME",
    };

    private readonly Option<string?> _settings = new("--settings")
    {
        Description = "A JSON or YAML file of settings, keys in camelCase",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_controllerName);
        command.Options.Add(_settings);
    }

    /// <summary>The settings of the command line, or null when the file could not be read and that has been reported.</summary>
    public SyncerSettings? Read(ParseResult arguments)
    {
        var settings = new SyncerSettings();
        if (arguments.GetValue(_settings) is { } path)
        {
            try
            {
                var file = SettingsFile.Read(path);
                foreach (var key in file.UnknownKeys)
                    Console.Error.WriteLine($"warning: {path}: unknown setting \"{key}\"");
                settings = file.Settings;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
            {
                Console.Error.WriteLine($"error: {e.Message}");
                return null;
            }
        }
        return arguments.GetValue(_controllerName) is { } controllerName
            ? settings with
            {
                ControllerName = controllerName,
            }
            : settings;
    }
}
