// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows.Kgateway.Policies;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types.RemoteRateLimit.Types;

namespace Syncer.Translation.Policies.Kgateway;

/// <summary>Limits of requests (spec backends-policies 3.8).</summary>
internal static class KgatewayRateLimitTranslation
{
    /// <summary>The limit, or <see langword="null"/> where it limits nothing.</summary>
    public static LocalRateLimit? Local(
        ObjectTranslation translation,
        string field,
        KgatewayRateLimit.LocalLimit settings
    )
    {
        if (settings.PercentEnabled is not null)
            translation.Report($"{field}.percentEnabled", "is not supported");
        if (settings.PercentEnforced is not null)
            translation.Report($"{field}.percentEnforced", "is not supported");
        if (settings.TokenBucket is not { MaxTokens: > 0 } bucket)
        {
            translation.Report($"{field}.tokenBucket", "a positive maxTokens is required");
            return null;
        }
        var interval = translation.ReadDuration($"{field}.tokenBucket.fillInterval", bucket.FillInterval);
        if (interval is null or { Seconds: 0, Nanos: 0 })
        {
            translation.Report($"{field}.tokenBucket.fillInterval", "a positive duration is required");
            return null;
        }
        return new()
        {
            MaxTokens = (ulong)bucket.MaxTokens.Value,
            TokensPerFill = (ulong)Math.Max(1, bucket.TokensPerFill ?? 1),
            FillInterval = interval,
            Type = LocalRateLimit.Types.Type.Request,
        };
    }

    /// <summary>The limit, or <see langword="null"/> where nobody can be asked.</summary>
    public static RemoteRateLimit? Global(
        ObjectTranslation translation,
        ExtensionLookup extensions,
        string field,
        KgatewayRateLimit.GlobalLimit settings
    )
    {
        if (
            extensions.Find(field, settings.ExtensionRef, "RateLimit", spec => spec.RateLimit)
            is not var (provider, space)
        )
            return null;
        if (provider.GrpcService is not { } grpc)
        {
            translation.Report($"{field}.extensionRef", "the extension has no grpcService");
            return null;
        }
        // The schema of the extension has it open, and the data plane had no choice before.
        var isOpen = !translation.Services.Settings.StrictTrafficPolicies && (provider.FailOpen ?? true);
        var limit = new RemoteRateLimit
        {
            Domain = provider.Domain,
            Target = translation.ResolveBackend(
                $"{field}.extensionRef: grpcService.backendRef",
                ExtensionLookup.Backend(grpc.BackendRef, space)
            ),
            FailureMode = isOpen ? FailureMode.FailOpen : FailureMode.FailClosed,
        };
        foreach (var (index, settingsOfOne) in settings.Descriptors.Index())
        {
            var descriptor = new Descriptor { Type = RemoteRateLimit.Types.Type.Requests };
            foreach (var (entryIndex, entry) in settingsOfOne.Entries.Index())
            {
                if (Entry(entry) is { } translated)
                    descriptor.Entries.Add(translated);
                else
                    translation.Report($"{field}.descriptors[{index}].entries[{entryIndex}]", "has no key or no value");
            }
            if (descriptor.Entries.Count > 0)
                limit.Descriptors.Add(descriptor);
        }
        return limit;
    }

    private static Entry? Entry(KgatewayRateLimit.DescriptorEntry entry) =>
        entry.Type switch
        {
            "Generic" when entry.Generic is { Key.Length: > 0, Value.Length: > 0 } generic => new()
            {
                Key = generic.Key,
                Value = CelLiterals.Text(generic.Value),
            },
            "Header" when !string.IsNullOrEmpty(entry.Header) => new()
            {
                Key = entry.Header,
                Value = $"request.headers[{CelLiterals.Text(entry.Header.ToLowerInvariant())}]",
            },
            "RemoteAddress" => new() { Key = "remote_address", Value = "source.address" },
            "Path" => new() { Key = "path", Value = "request.path" },
            _ => null,
        };
}
