// SPDX-License-Identifier: Apache-2.0

using System.Text.Encodings.Web;
using System.Text.Json;

namespace Syncer.Translation.Policies.Fields;

/// <summary>Values as CEL.</summary>
internal static class CelLiterals
{
    /// <summary>A string literal. The escapes of JSON are those of CEL.</summary>
    public static string Text(string value) =>
        $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
