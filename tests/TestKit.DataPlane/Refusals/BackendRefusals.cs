// SPDX-License-Identifier: Apache-2.0

using System.Text.RegularExpressions;
using Syncer.Protos.Resources;
using Provider = Syncer.Protos.Resources.AIBackend.Types.Provider;
using ProviderFormat = Syncer.Protos.Resources.AIBackend.Types.ProviderFormat;
using ProviderPreset = Syncer.Protos.Resources.AIBackend.Types.ProviderPreset;

namespace TestKit.DataPlane;

/// <summary>Backends of all kinds (spec xds-addresses 6.6).</summary>
internal static partial class BackendRefusals
{
    public static void Find(Place place, Backend backend)
    {
        place["name"].Has(backend.Name);
        place.Each("inline_policies", backend.InlinePolicies, BackendPolicyRefusals.Find);
        switch (backend.KindCase)
        {
            case Backend.KindOneofCase.Ai:
                Find(place["ai"], backend.Ai);
                break;
            case Backend.KindOneofCase.Mcp:
                place["mcp"].Each("targets", backend.Mcp.Targets, Find);
                break;
            case Backend.KindOneofCase.Aws:
                Find(place["aws"], backend.Aws);
                break;
            case Backend.KindOneofCase.Guardrail:
                place["guardrail"].Warning("not implemented by the data plane");
                break;
            case Backend.KindOneofCase.None:
                place.Error("no kind");
                break;
        }
    }

    private static void Find(Place place, AIBackend ai)
    {
        place["provider_groups"].ErrorIf(ai.ProviderGroups.All(group => group.Providers.Count == 0), "no provider");
        place.Each("provider_groups", ai.ProviderGroups, (at, group) => at.Each("providers", group.Providers, Find));
    }

    private static void Find(Place place, Provider provider)
    {
        place.Each("inline_policies", provider.InlinePolicies, BackendPolicyRefusals.Find);
        if (provider.HasBaseUrl)
            FindBaseUrl(place["base_url"], provider);
        switch (provider.ProviderCase)
        {
            case Provider.ProviderOneofCase.None:
                place.Error("no provider");
                break;
            case Provider.ProviderOneofCase.Azureopenai:
                place["azureopenai"].Error("deprecated");
                break;
            case Provider.ProviderOneofCase.Custom:
                FindCustom(place["custom"], provider);
                break;
            case Provider.ProviderOneofCase.ProviderPreset:
                var preset = provider.ProviderPreset;
                place["provider_preset"]
                    .ErrorIf(preset == ProviderPreset.Unspecified || !Enum.IsDefined(preset), $"preset {preset}");
                place["provider_preset"].ErrorIf(provider.ProviderBackend is not null, "beside a provider backend");
                break;
        }
        place["host_override"]
            .ErrorIf(provider is { ProviderBackend: not null, HostOverride: not null }, "beside a provider backend");
    }

    private static void FindCustom(Place place, Provider provider)
    {
        place["formats"].ErrorIf(provider.Custom.Formats.Count == 0, "empty");
        place.Each(
            "formats",
            provider.Custom.Formats,
            (at, format) =>
                at["format"]
                    .ErrorIf(
                        format.Format == ProviderFormat.Unspecified || !Enum.IsDefined(format.Format),
                        $"format {format.Format}"
                    )
        );
        place.ErrorIf(
            provider is { ProviderBackend: null, HostOverride: null, HasBaseUrl: false },
            "needs a provider backend, a host override or a base URL"
        );
    }

    private static void FindBaseUrl(Place place, Provider provider)
    {
        place.ErrorIf(provider.HostOverride is not null || provider.HasPathPrefix, "beside a host override or prefix");
        if (!Uri.TryCreate(provider.BaseUrl, UriKind.Absolute, out var url))
        {
            place.Error("not a URL");
            return;
        }
        place.ErrorIf(url.Scheme is not ("http" or "https"), $"scheme {url.Scheme}");
        place.ErrorIf(url.UserInfo.Length > 0, "names a user");
        place.ErrorIf(url.Query.Length > 0 || url.Fragment.Length > 0, "has a query or fragment");
        place.ErrorIf(url.Host.Length == 0, "no host");
    }

    private static void Find(Place place, MCPTarget target)
    {
        place["protocol"].Known(target.Protocol);
        place["name"]
            .ErrorIf(target.Name.Length > 253 || !McpTargetName().IsMatch(target.Name), $"name \"{target.Name}\"");
    }

    private static void Find(Place place, AwsBackend aws)
    {
        if (aws.ServiceCase == AwsBackend.ServiceOneofCase.None)
            place.Error("no service");
        else
            place["agent_core.agent_runtime_arn"]
                .ErrorIf(!Arn().IsMatch(aws.AgentCore.AgentRuntimeArn), $"ARN \"{aws.AgentCore.AgentRuntimeArn}\"");
    }

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$")]
    private static partial Regex McpTargetName();

    [GeneratedRegex(@"^arn:[^:]+:bedrock-agentcore:[^:]+:[^:]*:.+$")]
    private static partial Regex Arn();
}
