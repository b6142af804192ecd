// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Text.Json.Nodes;
using Syncer.Host.Cli.Printing;
using Syncer.Host.Settings;

namespace Syncer.Host.Cli;

/// <summary><c>config</c>: tells which settings count, and which there are.</summary>
internal static class ConfigCommand
{
    private static readonly SettingsOptions Settings = new(SettingCatalogue.All);

    private static readonly OutputOption Output = new(OutputFormat.Table, OutputFormat.Json, OutputFormat.Yaml);

    public static Command Create()
    {
        var print = new Command("print", "Prints the value of every setting, and who chose it");
        Output.AddTo(print);
        Settings.AddTo(print);
        print.SetAction(Print);
        var reference = new Command("reference", "Prints the reference page of the settings, as Markdown");
        reference.SetAction(_ => Console.Out.Write(SettingsReference.ToMarkdown()));
        return new Command("config", "Tells which settings count, and which there are") { print, reference };
    }

    private static int Print(ParseResult arguments)
    {
        if (Settings.Read(arguments, out var failure) is not { } settings)
            return failure;
        var format = Output.Read(arguments);
        if (format == OutputFormat.Table)
        {
            var table = new TextTable("SETTING", "VALUE", "ORIGIN");
            foreach (var value in settings.Values)
                table.Add(value.Setting.Name, value.Value.ToJsonString().Trim('"'), value.Origin);
            table.WriteTo(Console.Out);
            return ExitCodes.Ok;
        }
        JsonText.Write(
            new JsonObject([
                .. settings.Values.Select(value =>
                    KeyValuePair.Create<string, JsonNode?>(
                        value.Setting.Name,
                        new JsonObject { ["value"] = value.Value.DeepClone(), ["origin"] = value.Origin }
                    )
                ),
            ]),
            format
        );
        return ExitCodes.Ok;
    }
}
