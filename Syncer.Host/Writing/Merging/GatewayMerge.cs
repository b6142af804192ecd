// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using Krt.Kubernetes.Statuses.Merging;

namespace Syncer.Host.Writing.Merging;

/// <summary>
/// The status of a Gateway, which whoever deploys its proxies writes as well: its addresses are kept, and its word on invalid
/// parameters stands for the generation it was said of (spec gateways-routes 4.8).
/// </summary>
internal sealed class GatewayMerge : StatusMerge
{
    private const string Conditions = "conditions";
    private const string Accepted = "Accepted";
    private const string Programmed = "Programmed";
    private const string InvalidParameters = "InvalidParameters";

    private readonly ListenersMerge _listeners = new(
        Accepted,
        "InsecureFrontendValidationMode",
        Programmed,
        "ResolvedRefs"
    );

    public override bool NamesOwner => false;

    public override JsonObject Apply(JsonObject live, JsonObject desired, string? now) =>
        _listeners.Apply(live, Settle(live, desired), now);

    public override JsonObject Remove(JsonObject live, JsonObject? abandoned) => _listeners.Remove(live, abandoned);

    /// <summary>What is desired, unless the live Accepted condition has precedence.</summary>
    private static JsonObject Settle(JsonObject live, JsonObject desired)
    {
        var theirs = StatusConditions.Find(live[Conditions], Accepted);
        var ours = StatusConditions.Find(desired[Conditions], Accepted);
        if (theirs is null || !HasPrecedence(theirs, ours))
            return desired;
        var settled = (JsonObject)desired.DeepClone();
        if (settled[Conditions] is not JsonArray conditions)
            settled[Conditions] = conditions = [];
        Put(conditions, theirs);
        var programmed = StatusConditions.Find(conditions, Programmed);
        if (IsInvalidParameters(theirs) && (programmed is null || Is(programmed, "True", Programmed)))
            Put(conditions, NotProgrammed(live, theirs));
        return settled;
    }

    private static bool HasPrecedence(JsonObject theirs, JsonObject? ours)
    {
        if (ours is null)
            return IsInvalidParameters(theirs);
        var isAsNew = Generation(theirs) >= Generation(ours);
        return IsInvalidParameters(theirs)
            ? isAsNew && (Is(ours, "True", Accepted) || Is(ours, "False", "UnsupportedAddress"))
            : isAsNew && Is(theirs, "True", Accepted) && IsInvalidParameters(ours);
    }

    private static JsonObject NotProgrammed(JsonObject live, JsonObject accepted)
    {
        if (StatusConditions.Find(live[Conditions], Programmed) is { } known && Is(known, "False", "Invalid"))
            return known;
        return new JsonObject
        {
            ["type"] = Programmed,
            ["status"] = "False",
            ["reason"] = "Invalid",
            ["message"] = accepted["message"]?.DeepClone(),
            ["observedGeneration"] = accepted["observedGeneration"]?.DeepClone(),
        };
    }

    private static void Put(JsonArray conditions, JsonObject condition)
    {
        var index = conditions.IndexOf(StatusConditions.Find(conditions, condition["type"]!.GetValue<string>()));
        if (index < 0)
            conditions.Add(condition.DeepClone());
        else
            conditions[index] = condition.DeepClone();
    }

    private static bool IsInvalidParameters(JsonObject condition) => Is(condition, "False", InvalidParameters);

    private static bool Is(JsonObject condition, string status, string reason) =>
        StatusConditions.Text(condition, "status") == status && StatusConditions.Text(condition, "reason") == reason;

    private static long Generation(JsonObject condition) =>
        condition["observedGeneration"] is JsonValue number && number.TryGetValue<long>(out var generation)
            ? generation
            : 0;
}
