// SPDX-License-Identifier: Apache-2.0

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Syncer.Host.Cli.Printing;

/// <summary>Documents as text for people.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(JsonNode document, OutputFormat format) =>
        Console.Out.WriteLine(format == OutputFormat.Yaml ? YamlText.Of(document).TrimEnd() : Of(document));

    /// <summary>Indented JSON.</summary>
    public static string Of(JsonNode document) => document.ToJsonString(Options);
}
