// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Filters;

/// <summary>How an authorization service is asked over HTTP.</summary>
public sealed record HttpAuthConfig
{
    public string? Path { get; init; }

    public ValueList<string> AllowedHeaders
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<string> AllowedResponseHeaders
    {
        get;
        init => field = value ?? [];
    } = [];
}
