// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Addresses.Workloads;

/// <summary>Which service an EndpointSlice belongs to.</summary>
internal static class SliceService
{
    /// <summary>
    /// The wire name of the service, or <see langword="null"/> when the slice names none or its endpoints have no IP
    /// addresses (spec xds-addresses 5.9).
    /// </summary>
    public static string? KeyOf(EndpointSlice slice, string clusterDomain) =>
        slice.AddressType is "IPv4" or "IPv6"
        && slice.Metadata.Labels.TryGetValue(EndpointSlice.ServiceNameLabel, out var service)
        && service.Length > 0
            ? AddressKey.OfService(new NamespacedName(slice.Metadata.Namespace, service), clusterDomain)
            : null;
}
