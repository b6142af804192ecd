// SPDX-License-Identifier: Apache-2.0

using System.Text;

namespace Syncer.Host.Settings;

/// <summary>The reference page of the settings, which is made of their declarations.</summary>
internal static class SettingsReference
{
    public static string ToMarkdown()
    {
        var page = new StringBuilder(
            $"""
            # Settings

            `config reference` prints this page.

            A setting is looked for on the command line, then in the environment, then in the file that `--settings` or the
            variable `{BoundSettings.FileVariable}` names; the first one found counts. The file is YAML or JSON. `config print` shows
            the values that count, and who chose each. A value that is no plain text or number is written as JSON in the environment
            and on the command line. Everything that is wrong is reported at once, before anything starts.

            """
        );
        Append(
            page,
            "Translation",
            "`serve`, `translate` and every command that reads manifests take these.",
            SettingCatalogue.Translation
        );
        Append(page, "Server", "`serve` takes these as well.", SettingCatalogue.Server);
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Append(StringBuilder page, string title, string introduction, IEnumerable<Setting> settings)
    {
        page.Append($"\n## {title}\n\n{introduction}\n\n");
        page.Append("| in a file | in the environment | on the command line | default | effect | values |\n");
        page.Append("|---|---|---|---|---|---|\n");
        foreach (var setting in settings)
        {
            var byDefault = setting.Default.ToJsonString().Trim('"');
            page.Append($"| `{setting.Name}` | `{setting.Variable}` | `{setting.Flag}` | ");
            page.Append(byDefault.Length == 0 ? "" : $"`{byDefault}`");
            page.Append($" | {setting.Description} | {setting.Values.TrimEnd(',')} |\n");
        }
    }
}
