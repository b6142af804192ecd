// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

internal static class ResponseSplitter
{
    /// <summary>
    /// The responses that carry a delta: one, unless it is exceptionally large. Each has a nonce of its own; the last one
    /// carries the removals. What comes to another place than before is removed by a response ahead of them.
    /// </summary>
    public static IEnumerable<DeltaResponse> Split(TypeDelta delta, int sizeThreshold)
    {
        var response = NewResponse(delta);
        if (delta.Moved.Count > 0)
        {
            response.Removed.AddRange(delta.Moved);
            yield return response;
            response = NewResponse(delta);
        }
        foreach (var resource in delta.Updated)
        {
            if (response.ResourcesSize > 0 && response.ResourcesSize + resource.Frame.Length > sizeThreshold)
            {
                yield return response;
                response = NewResponse(delta);
            }
            response.Add(resource);
        }
        response.Removed.AddRange(delta.Removed);
        yield return response;
    }

    private static DeltaResponse NewResponse(TypeDelta delta) =>
        new(delta.Watch.Type, delta.Epoch, Guid.NewGuid().ToString());
}
