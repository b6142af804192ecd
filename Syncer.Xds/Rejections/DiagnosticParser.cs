// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;

namespace Syncer.Xds;

internal static class DiagnosticParser
{
    /// <summary>
    /// Reads <c>[{"key":…,"error":…|"warn":…},…]</c>; the result is empty when the text is anything else.
    /// </summary>
    public static IReadOnlyList<XdsDiagnostic> Parse(string message)
    {
        if (!message.AsSpan().TrimStart().StartsWith('['))
            return [];
        try
        {
            using var document = JsonDocument.Parse(message);
            var diagnostics = new List<XdsDiagnostic>();
            foreach (var element in document.RootElement.EnumerateArray())
            {
                if (DiagnosticOf(element) is not { } diagnostic)
                    return [];
                diagnostics.Add(diagnostic);
            }
            return diagnostics;
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static XdsDiagnostic? DiagnosticOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || TextOf(element, "key") is not { } name)
            return null;
        var (error, warning) = (TextOf(element, "error"), TextOf(element, "warn"));
        return error is null && warning is null ? null : new XdsDiagnostic(name, error, warning);
    }

    private static string? TextOf(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
