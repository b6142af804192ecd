// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.Metrics;
using Syncer.Protos.Discovery;

namespace Syncer.Xds;

internal sealed class XdsMetrics
{
    private readonly UpDownCounter<long> _connections;
    private readonly Counter<long> _responses;
    private readonly Counter<long> _resources;
    private readonly Counter<long> _rejections;

    public XdsMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Syncer.Xds");
        _connections = meter.CreateUpDownCounter<long>(
            "syncer.xds.connections",
            "{connection}",
            "Proxies that are connected."
        );
        _responses = meter.CreateCounter<long>("syncer.xds.pushes", "{response}", "Responses sent to proxies.");
        _resources = meter.CreateCounter<long>(
            "syncer.xds.resources",
            "{resource}",
            "Resources and removals in the responses sent."
        );
        _rejections = meter.CreateCounter<long>(
            "syncer.xds.rejects",
            "{response}",
            "Responses that proxies did not accept, or not wholly."
        );
    }

    public void RecordConnected() => _connections.Add(1);

    public void RecordDisconnected() => _connections.Add(-1);

    public void RecordResponse(XdsResourceType type, DeltaDiscoveryResponse response)
    {
        _responses.Add(1, TypeTag(type));
        _resources.Add(response.Resources.Count + response.RemovedResources.Count, TypeTag(type));
    }

    /// <summary>The URL comes from the client: one that is not served is not made a tag.</summary>
    public void RecordRejection(string typeUrl) =>
        _rejections.Add(
            1,
            new KeyValuePair<string, object?>(
                "type_url",
                XdsResourceType.TryFromUrl(typeUrl, out var type) ? type.Url : "other"
            )
        );

    private static KeyValuePair<string, object?> TypeTag(XdsResourceType type) => new("type_url", type.Url);
}
