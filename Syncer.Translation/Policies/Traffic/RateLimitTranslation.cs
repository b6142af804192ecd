// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.WellKnownTypes;
using Syncer.Translation.Plugins;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Policies.Traffic;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types;

namespace Syncer.Translation.Policies.Traffic;

/// <summary>Limits of requests and tokens (spec backends-policies TR-R1, TR-R2).</summary>
internal static class RateLimitTranslation
{
    /// <summary>The first of the limits: the data plane holds one per policy. <see langword="null"/> where it is none.</summary>
    public static LocalRateLimit? Local(
        ObjectTranslation translation,
        string field,
        ValueList<RateLimitPolicy.LocalLimit> limits
    )
    {
        if (limits.Count == 0)
            return null;
        if (limits.Count > 1)
            translation.Report(field, $"only the first of {limits.Count} limits applies");
        var limit = limits[0];
        if ((limit.Requests ?? limit.Tokens) is not { } amount || amount <= 0)
        {
            translation.Report($"{field}[0]", "a positive number of requests or tokens is required");
            return null;
        }
        long? seconds = limit.Unit switch
        {
            "Seconds" => 1,
            "Minutes" => 60,
            "Hours" => 3600,
            _ => null,
        };
        if (seconds is null)
        {
            translation.Report($"{field}[0].unit", $"\"{limit.Unit}\" is none of Seconds, Minutes and Hours");
            return null;
        }
        return new()
        {
            MaxTokens = (ulong)amount + (ulong)Math.Max(0, limit.Burst ?? 0),
            TokensPerFill = (ulong)amount,
            FillInterval = new Duration { Seconds = seconds.Value },
            Type = limit.Requests is null ? LocalRateLimit.Types.Type.Token : LocalRateLimit.Types.Type.Request,
        };
    }

    public static RemoteRateLimit Global(
        ObjectTranslation translation,
        string field,
        RateLimitPolicy.GlobalLimit settings
    )
    {
        var limit = new RemoteRateLimit
        {
            Domain = settings.Domain,
            Target = translation.ResolveBackend($"{field}.backendRef", settings.BackendRef),
            FailureMode =
                settings.FailureMode == "FailOpen"
                    ? RemoteRateLimit.Types.FailureMode.FailOpen
                    : RemoteRateLimit.Types.FailureMode.FailClosed,
        };
        for (var i = 0; i < settings.Descriptors.Count; i++)
            limit.Descriptors.Add(Descriptor(translation, $"{field}.descriptors[{i}]", settings.Descriptors[i]));
        return limit;
    }

    private static RemoteRateLimit.Types.Descriptor Descriptor(
        ObjectTranslation translation,
        string field,
        RateLimitPolicy.LimitDescriptor settings
    )
    {
        var descriptor = new RemoteRateLimit.Types.Descriptor
        {
            Type = settings.Unit == "Tokens" ? RemoteRateLimit.Types.Type.Tokens : RemoteRateLimit.Types.Type.Requests,
        };
        for (var i = 0; i < settings.Entries.Count; i++)
        {
            var (path, entry) = ($"{field}.entries[{i}].expression", settings.Entries[i]);
            descriptor.Entries.Add(
                new RemoteRateLimit.Types.Entry
                {
                    Key = entry.Name,
                    Value = translation.CheckCel(path, entry.Expression),
                }
            );
        }
        if (settings.Cost is { } cost)
            descriptor.Cost = translation.CheckCel($"{field}.cost", cost);
        return descriptor;
    }
}
