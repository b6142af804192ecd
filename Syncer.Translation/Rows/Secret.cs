// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Syncer.Translation.Rows.Converters;

namespace Syncer.Translation.Rows;

/// <summary>A Secret. Its content is not part of any text made of it.</summary>
public sealed record Secret : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = (value ?? new()).Keep();
    } = new();

    /// <summary>The content, with <see cref="StringData"/> laid over it.</summary>
    public SecretData Data
    {
        get => field.OverlaidWith(StringData);
        init => field = value ?? SecretData.Empty;
    } = SecretData.Empty;

    /// <summary>Values written as text in a manifest; an API server never returns any.</summary>
    [JsonConverter(typeof(SecretTextConverter))]
    public SecretData StringData
    {
        get;
        init => field = value ?? SecretData.Empty;
    } = SecretData.Empty;
}
