// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Syncer.Protos.Discovery;

namespace Syncer.Xds;

internal static class ResponseSplitter
{
    /// <summary>
    /// The responses that carry a delta: one, unless it is exceptionally large. Each has a nonce of its own; the last one
    /// carries the removals.
    /// </summary>
    public static IEnumerable<DeltaDiscoveryResponse> Split(TypeDelta delta, int sizeThreshold)
    {
        var response = NewResponse(delta);
        var size = 0L;
        foreach (var resource in delta.Updated)
        {
            if (size > 0 && size + resource.Bytes.Length > sizeThreshold)
            {
                yield return response;
                response = NewResponse(delta);
                size = 0;
            }
            response.Resources.Add(resource.Message);
            size += resource.Bytes.Length;
        }
        response.RemovedResources.AddRange(delta.Removed);
        yield return response;
    }

    private static DeltaDiscoveryResponse NewResponse(TypeDelta delta) =>
        new()
        {
            TypeUrl = delta.Watch.Type.Url,
            SystemVersionInfo = delta.Epoch.ToString(CultureInfo.InvariantCulture),
            Nonce = Guid.NewGuid().ToString(),
        };
}
