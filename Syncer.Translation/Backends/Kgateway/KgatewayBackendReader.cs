// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Backends;
using Syncer.Translation.Rows.Kgateway;

namespace Syncer.Translation.Backends.Kgateway;

/// <summary>
/// Reads Backends of gateway.kgateway.dev, in any of their spellings, into the shape that all backends share (spec
/// backends-policies 1.2).
/// </summary>
internal sealed class KgatewayBackendReader
{
    private readonly List<(string Field, string Reason)> _problems = [];
    private readonly List<string> _warnings = [];

    private KgatewayBackendReader() { }

    public static BackendReading Read(KgatewayBackendSpec spec)
    {
        var reader = new KgatewayBackendReader();
        return new(reader.SpecOf(spec)) { Problems = reader._problems, Warnings = reader._warnings };
    }

    private BackendSpec SpecOf(KgatewayBackendSpec spec) =>
        spec.Type switch
        {
            "Static" when spec.Static is { } hosts => new() { Static = Static(hosts) },
            "AI" when spec.Ai is { } ai => new() { Ai = Ai(ai) },
            "MCP" when spec.Mcp is { } mcp => new() { Mcp = Mcp(mcp) },
            "DynamicForwardProxy" => new() { DynamicForwardProxy = Dynamic(spec.DynamicForwardProxy) },
            "AWS" => Unusable("spec.type", "AWS is not supported by this data plane"),
            "Static" or "AI" or "MCP" => Unusable("spec", $"has no settings of type {spec.Type}"),
            _ => Unusable("spec.type", $"\"{spec.Type}\" is not known"),
        };

    private BackendSpec Unusable(string field, string reason)
    {
        _problems.Add((field, reason));
        return new();
    }

    // The data plane takes one host per backend (BS-4).
    private BackendSpec.StaticBackendSpec? Static(KgatewayBackendSpec.StaticHosts spec)
    {
        if (spec.Hosts.Count != 1)
        {
            _problems.Add(("spec.static.hosts", $"exactly one host is supported, not {spec.Hosts.Count}"));
            return null;
        }
        return new() { Host = spec.Hosts[0].Host, Port = spec.Hosts[0].Port };
    }

    private Rows.Values.EmptyObject Dynamic(KgatewayBackendSpec.ForwardProxy? spec)
    {
        if (spec?.EnableTls == true)
            _warnings.Add("spec.dynamicForwardProxy.enableTls: is not supported by this data plane");
        return new();
    }

    private AiBackendSpec Ai(KgatewayAi spec)
    {
        if (spec.Llm is { } only)
            return new() { Provider = Provider("spec.ai.llm", null, only) };
        if (spec.PriorityGroups.Count > 0)
            return Groups("spec.ai.priorityGroups", [.. spec.PriorityGroups.Select(group => group.Providers)]);
        return Groups("spec.ai.multipool", [.. (spec.Multipool?.Priorities ?? []).Select(group => group.Pool)]);
    }

    private AiBackendSpec Groups(string field, ValueList<ValueList<KgatewayLlmProvider>> groups) =>
        new()
        {
            Groups =
            [
                .. groups.Select((group, i) => new AiBackendSpec.ProviderGroup { Providers = Group(field, i, group) }),
            ],
        };

    private ValueList<LlmProvider> Group(string field, int priority, ValueList<KgatewayLlmProvider> providers) =>
        [
            .. providers.Select(
                (provider, i) =>
                    Provider(
                        $"{field}[{priority}][{i}]",
                        // Pools have no names; policies and health need them (BS-5a).
                        provider.Name
                            ?? $"{KgatewayProviderReader.KindOf(provider)}-{priority}-{i}",
                        provider
                    )
            ),
        ];

    private LlmProvider Provider(string field, string? name, KgatewayLlmProvider spec) =>
        KgatewayProviderReader.Read(field, name, spec, _problems);

    private static McpBackendSpec? Mcp(KgatewayMcp spec) => new() { Targets = [.. spec.Targets.Select(Target)] };

    private static McpBackendSpec.McpTargetSpec Target(KgatewayMcp.Target spec) =>
        new()
        {
            Name = spec.Name ?? spec.Static?.Name,
            Static = spec.Static is { } target
                ? new()
                {
                    Host = target.Host,
                    Port = target.Port,
                    Path = target.Path,
                    Protocol = target.Protocol,
                }
                : null,
            Selector =
                spec.Selector is { } selector ? new() { Namespaces = selector.Namespace, Services = selector.Service }
                : spec.Selectors is { } selectors
                    ? new() { Namespaces = selectors.NamespaceSelector, Services = selectors.Services }
                : null,
        };
}
