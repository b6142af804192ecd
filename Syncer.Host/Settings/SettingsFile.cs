// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Krt.Kubernetes.Manifests;
using Syncer.Translation;
using Syncer.Translation.References;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Host.Settings;

/// <summary>Settings read from a JSON or YAML file.</summary>
/// <param name="Settings">What the file says; the defaults for everything else.</param>
/// <param name="UnknownKeys">Keys that are no settings; they have no effect.</param>
public sealed record SettingsFile(SyncerSettings Settings, IReadOnlyList<string> UnknownKeys)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="FormatException">The content is not an object of settings; the message names file and reason.</exception>
    public static SettingsFile Read(string path)
    {
        var json = ManifestText.ToJson(path, File.ReadAllBytes(path));
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Null)
                return new SettingsFile(new SyncerSettings(), []);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new FormatException($"{path}: an object of settings is expected");
            var known = SyncerSettingsJson.Default.SyncerSettings.Properties.Select(property => property.Name);
            var settings = document.RootElement.Deserialize(SyncerSettingsJson.Default.SyncerSettings)!;
            if (settings.DiscoveryNamespaceSelectors.Any(selector => selector.ToSelector() is null))
                throw new FormatException($"{path}: setting \"discoveryNamespaceSelectors\": a selector is invalid");
            return new SettingsFile(
                settings,
                [
                    .. document
                        .RootElement.EnumerateObject()
                        .Select(property => property.Name)
                        .Except(known, StringComparer.OrdinalIgnoreCase),
                ]
            );
        }
        catch (JsonException e)
        {
            throw new FormatException($"{path}: {Explain(e)}", e);
        }
    }

    private static string Explain(JsonException error)
    {
        var setting = SyncerSettingsJson.Default.SyncerSettings.Properties.FirstOrDefault(property =>
            error.Path == $"$.{property.Name}"
        );
        return setting is null
            ? error.Message
            : $"setting \"{setting.Name}\": {DescribeValuesOf(setting.PropertyType)} is expected";
    }

    private static string DescribeValuesOf(Type type) =>
        type == typeof(bool) ? "true or false"
        : type == typeof(BackendRefGrantMode)
            ? string.Join(
                " or ",
                Enum.GetValues<BackendRefGrantMode>()
                    .Select(mode => JsonSerializer.Serialize(mode, SyncerSettingsJson.Default.BackendRefGrantMode))
            )
        : type == typeof(ValueList<LabelSelectorSpec>) ? "a list of label selectors"
        : type == typeof(IReadOnlyDictionary<string, ParametersReference>) ? "an object of references by class"
        : "a string";
}
