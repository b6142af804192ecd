// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Syncer.Host.Cli.Printing;

/// <summary>JSON as YAML text. A string that YAML could take for something else is quoted.</summary>
internal static class YamlText
{
    public static string Of(JsonNode node)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        new YamlStream(new YamlDocument(NodeOf(node))).Save(text, assignAnchors: false);
        // The stream ends its document with a marker that says nothing here.
        return text.ToString().Replace("...\n", "", StringComparison.Ordinal);
    }

    private static YamlNode NodeOf(JsonNode? node) =>
        node switch
        {
            JsonObject fields => new YamlMappingNode(
                fields.Select(field =>
                    KeyValuePair.Create<YamlNode, YamlNode>(ScalarOf(field.Key), NodeOf(field.Value))
                )
            ),
            JsonArray items => new YamlSequenceNode(items.Select(NodeOf)),
            null => new YamlScalarNode("null"),
            _ when node.GetValueKind() == JsonValueKind.String => ScalarOf(node.GetValue<string>()),
            _ => new YamlScalarNode(node.ToJsonString()),
        };

    private static YamlScalarNode ScalarOf(string text) =>
        new(text) { Style = IsPlain(text) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted };

    private static bool IsPlain(string text) =>
        text.Length > 0
        && char.IsAsciiLetter(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '/' or '-' or '_')
        && !IsWord(text);

    private static bool IsWord(string text) =>
        text.ToUpperInvariant() is "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N" or "NULL";
}
