// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using Syncer.Xds;

namespace Syncer.Host.Admin;

/// <summary>Connections and rejections as JSON.</summary>
internal static class XdsStateJson
{
    public static JsonObject Of(XdsConnectionState connection) =>
        new()
        {
            ["id"] = connection.Id,
            ["node"] = connection.NodeId,
            ["gateway"] = connection.Gateway?.ToString(),
            ["caller"] = connection.Caller,
            ["peer"] = connection.Peer,
            ["connectedAt"] = connection.ConnectedAt,
            ["watches"] = new JsonArray([.. connection.Watches.Select(Of)]),
        };

    public static JsonObject Of(RejectionRecord record) =>
        new()
        {
            ["gateway"] = record.Rejection.Gateway?.ToString(),
            ["type"] = record.Rejection.TypeUrl,
            ["first"] = record.First,
            ["last"] = record.Last,
            ["count"] = record.Count,
            ["connection"] = record.Rejection.ConnectionId,
            ["message"] = record.Rejection.Diagnostics.Count == 0 ? record.Rejection.Message : null,
            ["diagnostics"] = new JsonArray([.. record.Rejection.Diagnostics.Select(Of)]),
        };

    private static JsonObject Of(XdsWatchState watch) =>
        new()
        {
            ["type"] = watch.Type.Name,
            ["wildcard"] = watch.IsWildcard,
            ["names"] = watch.SubscribedNames,
            ["position"] = watch.Position,
            ["nonceSent"] = watch.NonceSent,
            ["nonceAcknowledged"] = watch.NonceAcknowledged,
            ["epochAcknowledged"] = watch.EpochAcknowledged,
            ["lastSent"] = watch.LastSent,
            ["lastError"] = watch.LastError,
            ["responses"] = watch.Responses,
            ["resources"] = watch.Resources,
            ["removals"] = watch.Removals,
            ["bytes"] = watch.Bytes,
            ["rejections"] = watch.Rejections,
        };

    private static JsonObject Of(XdsDiagnostic diagnostic) =>
        new()
        {
            ["name"] = diagnostic.Name,
            ["error"] = diagnostic.Error,
            ["warning"] = diagnostic.Warning,
        };
}
