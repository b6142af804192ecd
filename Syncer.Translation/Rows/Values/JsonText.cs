// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Syncer.Translation.Rows.Values;

/// <summary>Any JSON value.</summary>
/// <param name="Text">The value without insignificant whitespace.</param>
[JsonConverter(typeof(JsonTextConverter))]
public readonly record struct JsonText(string Text)
{
    /// <summary>The value as a tree, which the caller disposes of.</summary>
    /// <exception cref="JsonException">The text is no JSON, which that of an object that was read always is.</exception>
    public JsonDocument Parse() => JsonDocument.Parse(Text);
}
