// SPDX-License-Identifier: Apache-2.0

using Krt;
using Krt.Kubernetes.Events;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Xds;

namespace Syncer.Host.Rejections;

/// <summary>
/// Tells the owner of a Gateway what its proxies did not accept, in the terms of the objects it was made from: in the log, and
/// in an Event where there is a cluster (spec xds-addresses 4).
/// </summary>
internal sealed partial class RejectionReporter(
    IKrtCollection<NamespacedName, Gateway> gateways,
    IKrtCollection<XdsResourceKey, XdsResource> resources,
    EventRecorder? events,
    ILogger log
) : IXdsRejectionObserver
{
    private const string Reason = "AgentGatewayNackError";

    public void OnRejected(XdsRejection rejection)
    {
        var text =
            rejection.Diagnostics.Count == 0
                ? rejection.Message
                : string.Join("; ", rejection.Diagnostics.Select(diagnostic => Describe(rejection, diagnostic)));
        if (rejection.IsFirst)
            NotAccepted(log, rejection.Gateway, rejection.NodeId, text);
        if (events is null || rejection.Gateway is not { } name)
            return;
        if (gateways.TryGet(name, out var gateway))
            events.Record(
                new ClusterEvent(
                    new EventObject("gateway.networking.k8s.io/v1", "Gateway", name, gateway.Metadata.Uid),
                    EventType.Warning,
                    Reason,
                    "Configure",
                    text
                )
            );
        else
            NoGateway(log, name);
    }

    private string Describe(XdsRejection rejection, XdsDiagnostic diagnostic) =>
        SourceOf(rejection, diagnostic.Name) is { } source ? $"{source}: {diagnostic}" : diagnostic.ToString();

    private string? SourceOf(XdsRejection rejection, string name)
    {
        if (!XdsResourceType.TryFromUrl(rejection.TypeUrl, out var type))
            return null;
        return
            resources.TryGet(new XdsResourceKey(type, rejection.Gateway, name), out var resource)
            || resources.TryGet(new XdsResourceKey(type, null, name), out resource)
            ? SourceObjects.Describe(type.Decode(resource.Bytes))
            : null;
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "Gateway {Gateway}: proxy {Node} does not accept {Problem}",
        EventName = nameof(NotAccepted)
    )]
    private static partial void NotAccepted(ILogger log, NamespacedName? gateway, string node, string problem);

    [LoggerMessage(
        2,
        LogLevel.Warning,
        "Gateway {Gateway} is not known, so nobody is told what its proxy does not accept",
        EventName = nameof(NoGateway)
    )]
    private static partial void NoGateway(ILogger log, NamespacedName gateway);
}
