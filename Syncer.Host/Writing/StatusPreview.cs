// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using Krt;
using Krt.Kubernetes.Manifests;
using Syncer.Host.Inspection;
using Syncer.Host.Pipeline;
using Syncer.Translation.Status;

namespace Syncer.Host.Writing;

/// <summary>
/// A status as it would be after it was written: what manifests hold of other controllers is kept, and so are the times of
/// conditions whose status stays. Conditions whose status changes have no time.
/// </summary>
/// <param name="Key">The object.</param>
/// <param name="Body">Its status.</param>
internal sealed record StatusPreview(StatusKey Key, JsonObject Body)
{
    /// <summary>The statuses that are desired, and those in manifests that would lose what is not desired any more.</summary>
    public static IEnumerable<StatusPreview> Of(SyncerPipeline pipeline, IReadOnlyList<ManifestDefinition> definitions)
    {
        var desired = pipeline.Engine.TakeSnapshot().Of(pipeline.Outputs.Statuses);
        var live = definitions
            .Where(definition => definition.Kind.ObservesStatus)
            .ToDictionary(KeyOf, definition => definition.ReadStatus());
        var keys = desired.Keys.Union(live.Keys).ToLookup(key => (key.ApiVersion, key.Kind));
        foreach (var target in SyncerStatuses.Of(pipeline, pipeline.Settings))
        {
            foreach (var key in keys[(target.Kind.ApiVersion, target.Kind.Kind)])
            {
                var before = live.GetValueOrDefault(key) ?? [];
                var status = desired.GetValueOrDefault(key);
                var after = status is null
                    ? target.Merge.Remove(before, abandoned: null)
                    : target.Merge.Apply(before, StatusCondition.BodyOf(status), now: null);
                if (after.Count > 0 && (status is not null || !JsonNode.DeepEquals(before, after)))
                    yield return new(key, after);
            }
        }
    }

    private static StatusKey KeyOf(ManifestDefinition definition) =>
        new(definition.Kind.ApiVersion, definition.Kind.Kind, definition.Key);
}
