// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Nodes;
using Krt.Kubernetes.Manifests;

namespace Syncer.Host.Settings;

/// <summary>Settings in a JSON or YAML file.</summary>
internal static class SettingsFile
{
    /// <summary>Reads what a file says; whether it makes sense is not looked at.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="FormatException">The content is not an object; the message names file and reason.</exception>
    public static JsonObject Read(string path)
    {
        try
        {
            return JsonNode.Parse(ManifestText.ToJson(path, File.ReadAllBytes(path)).Span) switch
            {
                null => [],
                JsonObject settings => settings,
                _ => throw new FormatException($"{path}: an object of settings is expected"),
            };
        }
        catch (JsonException e)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
    }
}
