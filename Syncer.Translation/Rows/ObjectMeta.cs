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

    /// <summary>The prefix the API server made the name from, empty when the name was given.</summary>
    public string GenerateName
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

    public ValueList<OwnerReference> OwnerReferences
    {
        get;
        init => field = value ?? [];
    } = [];

    [JsonIgnore]
    public NamespacedName Key => new(Namespace, Name);

    /// <summary>
    /// The metadata of a kind whose objects change often for reasons translation does not read: without a generation and
    /// with no other annotations than these.
    /// </summary>
    internal ObjectMeta Keep(params ReadOnlySpan<string> annotations) =>
        KeepAnnotations(annotations) with
        {
            Generation = 0,
        };

    /// <summary>The metadata with no other annotations than these.</summary>
    internal ObjectMeta KeepAnnotations(params ReadOnlySpan<string> annotations)
    {
        List<KeyValuePair<string, string>>? kept = null;
        foreach (var name in annotations)
        {
            if (Annotations.TryGetValue(name, out var value))
                (kept ??= []).Add(new(name, value));
        }
        return this with { Annotations = kept is null ? LabelSet.Empty : LabelSet.From(kept) };
    }
}
