// SPDX-License-Identifier: Apache-2.0

using Syncer.Xds;

namespace Syncer.Host.Inspection.Explaining;

/// <summary>Says of proxies whether they took what they were sent.</summary>
internal static class ProxyStates
{
    /// <summary>The proxies that are served some resources; all of them where one of every gateway is among these.</summary>
    public static IReadOnlyList<ProxyExplanation> Of(SyncerInspector inspector, IReadOnlyList<ServedName> resources)
    {
        var changed = resources
            .GroupBy(resource => resource.Gateway, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Max(resource => resource.Epoch), StringComparer.Ordinal);
        if (changed.TryGetValue(ServedName.EveryGateway, out var epoch))
        {
            return
            [
                .. inspector.Connections.Select(connection =>
                    Of(connection, XdsResourceType.Address, inspector.Rejections, epoch)
                ),
            ];
        }
        return
        [
            .. inspector
                .Connections.Where(connection => changed.ContainsKey($"{connection.Gateway}"))
                .Select(connection =>
                    Of(connection, XdsResourceType.Resource, inspector.Rejections, changed[$"{connection.Gateway}"])
                ),
        ];
    }

    /// <param name="connection">The proxy.</param>
    /// <param name="type">What it is asked about.</param>
    /// <param name="rejections">What proxies rejected.</param>
    /// <param name="changed">The epoch in which that changed last; null for whatever the proxy was sent.</param>
    public static ProxyExplanation Of(
        XdsConnectionState connection,
        XdsResourceType type,
        IReadOnlyList<RejectionRecord> rejections,
        long? changed = null
    )
    {
        var watch = connection.Watches.FirstOrDefault(watch => watch.Type == type);
        return new(
            connection.Gateway is { } gateway ? $"{gateway}" : "none",
            connection.NodeId,
            connection.Peer,
            StateOf(watch, changed),
            watch?.EpochAcknowledged,
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

    private static string StateOf(XdsWatchState? watch, long? changed) =>
        watch switch
        {
            null or { NonceSent: "" } => ProxyExplanation.Connected,
            // Whatever was rejected since, or waits for its answer, is something else.
            _ when watch.EpochAcknowledged >= changed => ProxyExplanation.Acknowledged,
            { LastError: not null } => ProxyExplanation.Rejected,
            _ when changed is null && watch.NonceSent == watch.NonceAcknowledged => ProxyExplanation.Acknowledged,
            _ => ProxyExplanation.Waiting,
        };
}
