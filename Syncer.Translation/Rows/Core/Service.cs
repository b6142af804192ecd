// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;

namespace Syncer.Translation.Rows.Core;

/// <summary>A core/v1 Service.</summary>
public sealed record Service : IKubernetesRow, ISelecting
{
    public ObjectMeta Metadata
    {
        get;
        init => field = value ?? new();
    } = new();

    public ServiceSpec Spec
    {
        get;
        init
        {
            field = value ?? new();
            Selector = new LabelSelector(field.Selector);
        }
    } = new();

    /// <summary>The selector of the spec; an empty one selects no pod at all (spec xds-addresses 5.2).</summary>
    [JsonIgnore]
    public LabelSelector Selector { get; private init; } = LabelSelector.Everything;
}
