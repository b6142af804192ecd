// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Addresses;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Backends;
using static Syncer.Protos.Resources.MCPBackend.Types;

namespace Syncer.Translation.Backends.Mcp;

/// <summary>MCP servers that are presented to clients as one (spec backends-policies 2.4).</summary>
internal sealed class McpTranslation
{
    private readonly BackendDraft _draft;
    private readonly MCPBackend _backend = new();
    private readonly Dictionary<string, MCPTarget> _targets = [];

    private McpTranslation(BackendDraft draft) => _draft = draft;

    public static MCPBackend Translate(BackendDraft draft, McpBackendSpec spec)
    {
        var translation = new McpTranslation(draft);
        translation._backend.StatefulMode =
            spec.SessionRouting == "Stateless" ? StatefulMode.Stateless : StatefulMode.Stateful;
        translation._backend.FailureMode =
            spec.FailureMode == "FailOpen" ? FailureMode.FailOpen : FailureMode.FailClosed;
        translation._backend.PrefixMode = spec.PrefixMode switch
        {
            "Always" => PrefixMode.Always,
            "Never" => PrefixMode.Never,
            _ => PrefixMode.Conditional,
        };
        for (var i = 0; i < spec.Targets.Count; i++)
            translation.Add($"spec.mcp.targets[{i}]", spec.Targets[i]);
        return translation._backend;
    }

    private void Add(string field, McpBackendSpec.McpTargetSpec spec)
    {
        if (spec.Static is { } target)
            AddStatic(field, spec.Name, target);
        else if (spec.Selector is { } selector)
            AddSelected($"{field}.selector", selector);
        else
            _draft.Report(field, "either static or selector is required");
    }

    private void AddStatic(string field, string? name, McpBackendSpec.StaticMcpTarget spec)
    {
        name = _draft.Required($"{field}.name", name);
        if (_targets.ContainsKey(name))
        {
            // Two addresses would make two backends with one key.
            _draft.Report($"{field}.name", $"two targets are called \"{name}\"");
            return;
        }
        var target = new MCPTarget
        {
            Name = name,
            Path = spec.Path ?? "",
            Protocol = spec.Protocol switch
            {
                "SSE" => MCPTarget.Types.Protocol.Sse,
                "StreamableHTTP" => MCPTarget.Types.Protocol.StreamableHttp,
                _ => MCPTarget.Types.Protocol.Undefined,
            },
        };
        var port = _draft.Port($"{field}.static.port", spec.Port);
        if (spec.BackendRef is { } reference)
            target.Backend = ServiceOf($"{field}.static.backendRef", reference, port);
        else
            target.Backend = new() { Backend = AddPart($"{field}.static", name, port, spec) };
        AddTarget($"{field}.name", target);
    }

    private string AddPart(string field, string name, int port, McpBackendSpec.StaticMcpTarget spec) =>
        _draft.AddPart(
            name,
            new() { Host = _draft.Required($"{field}.host", spec.Host), Port = port },
            _draft.Inline($"{field}.policies", spec.Policies)
        );

    private BackendReference? ServiceOf(string field, McpBackendSpec.ServiceReference reference, int port) =>
        port == 0
            ? null
            : _draft.Translation.ResolveRouteBackend(
                field,
                new BackendObjectReference { Name = _draft.Required($"{field}.name", reference.Name), Port = port }
            );

    private void AddSelected(string field, McpBackendSpec.McpSelector selector)
    {
        var services = _draft.Translation.Services;
        foreach (var server in McpServices.Select(_draft, field, selector))
        {
            _draft.Refer(new(ObjectKinds.Service, server.Service));
            AddTarget(
                field,
                new MCPTarget
                {
                    Name = server.Name,
                    Path = server.Path,
                    Protocol = server.Protocol,
                    Backend = new()
                    {
                        Service = new()
                        {
                            Namespace = server.Service.Namespace,
                            Hostname = ServiceHostname.Of(server.Service, services.Settings.ClusterDomain),
                        },
                        Port = (uint)server.Port,
                    },
                }
            );
        }
    }

    /// <summary>Two selectors may find the same server; two servers may not have the same name .</summary>
    private void AddTarget(string field, MCPTarget target)
    {
        if (target.Name.Length > 0 && !LabelSyntax.IsSubdomain(target.Name))
            _draft.Report(field, $"\"{target.Name}\" is no DNS subdomain");
        if (_targets.TryAdd(target.Name, target))
            _backend.Targets.Add(target);
        else if (!_targets[target.Name].Equals(target))
            _draft.Report(field, $"two targets are called \"{target.Name}\"");
    }
}
