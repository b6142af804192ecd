// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;

namespace Syncer.Translation.Rows;

public sealed record ConfigMap : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = (value ?? new()).Keep();
    } = new();

    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet Data
    {
        get;
        init => field = value ?? LabelSet.Empty;
    } = LabelSet.Empty;
}
