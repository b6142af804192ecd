// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;

namespace Syncer.Translation.Rows;

/// <summary>The metadata of a Kubernetes object that translation reads. It has no resourceVersion: a relist is no change.</summary>
public sealed record ObjectMeta
{
    public string Namespace
    {
        get;
        init => field = value ?? "";
    } = "";

    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    public string Uid
    {
        get;
        init => field = value ?? "";
    } = "";

    public long Generation { get; init; }

    public DateTimeOffset? CreationTimestamp { get; init; }

    public DateTimeOffset? DeletionTimestamp { get; init; }

    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet Labels
    {
        get;
        init => field = value ?? LabelSet.Empty;
    } = LabelSet.Empty;

    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet Annotations
    {
        get;
        init => field = value ?? LabelSet.Empty;
    } = LabelSet.Empty;

    [JsonIgnore]
    public NamespacedName Key => new(Namespace, Name);
}
