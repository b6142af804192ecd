// SPDX-License-Identifier: Apache-2.0

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Syncer.Xds;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Maps the delta xDS server.</summary>
public static class DeltaXdsEndpointRouteBuilderExtensions
{
    /// <summary>Serves delta xDS, and begins to follow the collection, so that it is ready when streams arrive.</summary>
    /// <returns>The endpoint, to demand authorization of callers for instance.</returns>
    public static GrpcServiceEndpointConventionBuilder MapDeltaXds(this IEndpointRouteBuilder endpoints)
    {
        endpoints.ServiceProvider.GetRequiredService<DeltaXdsServer>();
        return endpoints.MapGrpcService<DeltaXdsService>();
    }
}
