// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Gateways;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Backends;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Backends.Mcp;

/// <summary>Finds MCP servers by the labels of Services and namespaces (spec backends-policies BC-44 to BC-47).</summary>
internal static class McpServices
{
    private const string NameAnnotation = "agentgateway.dev/mcp-target-name";
    private const string AllNamespaces = "*";
    private static readonly string[] PathAnnotations = ["agentgateway.dev/mcp-path", "kgateway.dev/mcp-path"];

    /// <summary>
    /// The servers, sorted by namespace, name and port. Services of other namespaces need no grant to be selected, as those
    /// of a selector of pods do not, unless backends need grants for whatever they refer to (spec backends-policies Q-9).
    /// </summary>
    public static IEnumerable<McpServer> Select(BackendDraft draft, string field, McpBackendSpec.McpSelector spec)
    {
        if (spec.Services is { } services && services.ToSelector() is null)
            draft.Report($"{field}.services", "is no selector that Kubernetes permits");
        if (spec.Namespaces is { } namespaces && namespaces.ToSelector() is null)
            draft.Report($"{field}.namespaces", "is no selector that Kubernetes permits");
        var translation = draft.Translation;
        return Find(translation.Context, translation.Services.Inputs, draft.Name.Namespace, spec)
            .Where(server => translation.Permits(new(ObjectKinds.Service, server.Service, server.Port)));
    }

    /// <summary>The servers, sorted by namespace, name and port; none where a selector is none that Kubernetes permits.</summary>
    /// <param name="context">Where reads are tracked.</param>
    /// <param name="inputs">The objects.</param>
    /// <param name="namespace">The namespace of the backend.</param>
    /// <param name="spec">The selector.</param>
    public static IReadOnlyList<McpServer> Find(
        TransformContext context,
        SyncerInputs inputs,
        string @namespace,
        McpBackendSpec.McpSelector spec
    )
    {
        var services = spec.Services is null ? LabelSelector.Everything : spec.Services.ToSelector();
        var namespaces = spec.Namespaces is null ? LabelSelector.Everything : spec.Namespaces.ToSelector();
        if (services is null || namespaces is null)
            return [];
        // Services that offer no MCP are not looked at; of those that do, there are few.
        var found = context.Fetch(
            inputs.Of<Service>().IndexMany(NamespacesOf, "MCP Services by namespace"),
            spec.Namespaces is null ? @namespace : AllNamespaces,
            Match<Service>.Labels(services)
        );
        return
        [
            .. found
                .Where(service => IsIn(context, inputs, service.Metadata.Namespace, spec.Namespaces, namespaces))
                .OrderBy(service => service.Metadata.Key)
                .SelectMany(Servers),
        ];
    }

    private static bool IsIn(
        TransformContext context,
        SyncerInputs inputs,
        string name,
        LabelSelectorSpec? spec,
        LabelSelector selector
    ) =>
        spec is null or { MatchLabels.Count: 0, MatchExpressions.Count: 0 }
        || (
            context.Get(inputs.Of<Namespace>(), new("", name)) is { } row
            && selector.Matches(NamespaceLabels.Of(row).Labels)
        );

    private static string[] NamespacesOf(Service service) =>
        service.Spec.Ports.Any(port => ProtocolOf(port) is not null) ? [service.Metadata.Namespace, AllNamespaces] : [];

    private static IEnumerable<McpServer> Servers(Service service)
    {
        var path =
            PathAnnotations
                .Select(name => service.Metadata.Annotations.TryGetValue(name, out var value) ? value : null)
                .FirstOrDefault(value => value is not null)
            ?? "";
        return from port in service.Spec.Ports
            orderby port.Port
            let protocol = ProtocolOf(port)
            where protocol is not null
            select new McpServer(service.Metadata.Key, NameOf(service, port), port.Port, path, protocol.Value);
    }

    private static string NameOf(Service service, ServicePort port) =>
        service.Metadata.Annotations.TryGetValue(NameAnnotation, out var name) && name.Length > 0 ? name
        : port.Name.Length > 0 ? $"{service.Metadata.Name}-{port.Name}"
        : string.Create(CultureInfo.InvariantCulture, $"{service.Metadata.Name}-{port.Port}");

    private static MCPTarget.Types.Protocol? ProtocolOf(ServicePort port) =>
        port.AppProtocol switch
        {
            "agentgateway.dev/mcp" or "kgateway.dev/mcp" => MCPTarget.Types.Protocol.StreamableHttp,
            "agentgateway.dev/mcp-sse" or "kgateway.dev/mcp-sse" => MCPTarget.Types.Protocol.Sse,
            _ => null,
        };
}
