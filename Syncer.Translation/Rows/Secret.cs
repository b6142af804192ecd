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

    /// <summary>The content.</summary>
    public SecretData Data
    {
        get;
        init => field = value ?? SecretData.Empty;
    } = SecretData.Empty;

    /// <summary>Values written as text, which an API server moves to <see cref="Data"/>: it never returns any.</summary>
    [JsonConverter(typeof(SecretTextConverter))]
    public SecretData StringData
    {
        get;
        init => field = value ?? SecretData.Empty;
    } = SecretData.Empty;

    /// <summary>The Secret as an API server would store it: of two values with one key, that of the text counts.</summary>
    public static Secret WithTextAsData(Secret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return secret.StringData.Keys.Count == 0
            ? secret
            : secret with
            {
                Data = secret.Data.OverlaidWith(secret.StringData),
                StringData = SecretData.Empty,
            };
    }
}
