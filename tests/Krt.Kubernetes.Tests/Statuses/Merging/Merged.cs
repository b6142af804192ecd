// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;

namespace Krt.Kubernetes.Statuses.Merging;

/// <summary>Applies merges to statuses written as JSON.</summary>
internal static class Merged
{
    public const string Now = "2030-01-01T00:00:00Z";

    public static string Apply(StatusMerge merge, string live, string desired)
    {
        var (before, wanted) = (Parse(live), Parse(desired));
        var merged = merge.Apply(before, wanted, Now).ToJsonString();
        Assert.That(JsonNode.DeepEquals(before, Parse(live)), Is.True, "the live status was changed");
        Assert.That(JsonNode.DeepEquals(wanted, Parse(desired)), Is.True, "the desired status was changed");
        return merged;
    }

    public static string Remove(StatusMerge merge, string live, string? abandoned = null) =>
        merge.Remove(Parse(live), abandoned is null ? null : Parse(abandoned)).ToJsonString();

    public static string Normal(string json) => Parse(json).ToJsonString();

    public static string Condition(string type, string status, string? since = null, string reason = "Because") =>
        since is null
            ? $$"""{"type":"{{type}}","status":"{{status}}","reason":"{{reason}}","message":""}"""
            : $$"""{"type":"{{type}}","status":"{{status}}","reason":"{{reason}}","message":"","lastTransitionTime":"{{since}}"}""";

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
