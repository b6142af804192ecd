// SPDX-License-Identifier: Apache-2.0

using Syncer.Xds;

namespace Syncer.Host.Inspection.Explaining;

/// <summary>Says of proxies whether they took what they were sent.</summary>
internal static class ProxyStates
{
    /// <summary>The proxies of some gateways; all of them where a resource of every gateway is among them.</summary>
    public static IReadOnlyList<ProxyExplanation> Of(SyncerInspector inspector, IReadOnlySet<string> gateways)
    {
        var type = gateways.Contains(ServedName.EveryGateway) ? XdsResourceType.Address : XdsResourceType.Resource;
        return
        [
            .. inspector
                .Connections.Where(connection =>
                    type == XdsResourceType.Address || gateways.Contains($"{connection.Gateway}")
                )
                .Select(connection => Of(connection, type, inspector.Rejections)),
        ];
    }

    public static ProxyExplanation Of(
        XdsConnectionState connection,
        XdsResourceType type,
        IReadOnlyList<RejectionRecord> rejections
    )
    {
        var watch = connection.Watches.FirstOrDefault(watch => watch.Type == type);
        return new(
            connection.Gateway is { } gateway ? $"{gateway}" : "none",
            connection.NodeId,
            connection.Peer,
            StateOf(watch),
            watch?.LastSent,
            watch?.LastError is { } error ? SummaryOf(error, connection, rejections) : null
        );
    }

    /// <summary>The complaints of proxies about resources, the latest first.</summary>
    public static IReadOnlyList<RejectionExplanation> Complaints(
        SyncerInspector inspector,
        IEnumerable<ServedName> resources
    )
    {
        var names = resources.Select(resource => resource.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. inspector.Rejections.SelectMany(record =>
                record
                    .Rejection.Diagnostics.Where(diagnostic => names.Contains(diagnostic.Name))
                    .Select(diagnostic => new RejectionExplanation(
                        $"{record.Rejection.Gateway}",
                        diagnostic.Name,
                        diagnostic.Error is not null,
                        diagnostic.Error ?? diagnostic.Warning ?? "",
                        record.Last,
                        record.Count
                    ))
            ),
        ];
    }

    // The text that a proxy sends may be JSON for machines; what was read from it is remembered with the rejection.
    private static string SummaryOf(
        string error,
        XdsConnectionState connection,
        IReadOnlyList<RejectionRecord> rejections
    ) =>
        rejections
            .Select(record => record.Rejection)
            .FirstOrDefault(rejection => rejection.Gateway == connection.Gateway && rejection.Message == error)
            ?.Summary
        ?? error;

    private static string StateOf(XdsWatchState? watch) =>
        watch switch
        {
            null or { NonceSent: "" } => ProxyExplanation.Connected,
            { LastError: not null } => ProxyExplanation.Rejected,
            _ when watch.NonceSent == watch.NonceAcknowledged => ProxyExplanation.Acknowledged,
            _ => ProxyExplanation.Waiting,
        };
}
