// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Filters;

/// <summary>How an authorization service is asked over gRPC.</summary>
public sealed record GrpcAuthConfig
{
    public ValueList<string> AllowedHeaders
    {
        get;
        init => field = value ?? [];
    } = [];
}
