// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.WellKnownTypes;
using Syncer.Protos.Resources;
using Syncer.Translation.Rows.Routes.Filters;

namespace Syncer.Translation.Routes.Filters;

/// <summary>CORS (GEP-1767).</summary>
internal static class CrossOriginSharing
{
    private const int DefaultMaxAgeSeconds = 5;

    public static CORS Translate(CorsFilter filter)
    {
        var cors = new CORS
        {
            AllowCredentials = filter.AllowCredentials ?? false,
            MaxAge = new Duration { Seconds = Math.Max(0, filter.MaxAge ?? DefaultMaxAgeSeconds) },
        };
        cors.AllowHeaders.AddRange(filter.AllowHeaders);
        cors.AllowMethods.AddRange(filter.AllowMethods);
        cors.AllowOrigins.AddRange(filter.AllowOrigins);
        cors.ExposeHeaders.AddRange(filter.ExposeHeaders);
        return cors;
    }
}
