// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Filters;

/// <summary>Answers cross-origin requests.</summary>
public record CorsFilter
{
    public ValueList<string> AllowOrigins
    {
        get;
        init => field = value ?? [];
    } = [];

    public bool? AllowCredentials { get; init; }

    public ValueList<string> AllowMethods
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<string> AllowHeaders
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<string> ExposeHeaders
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>In seconds.</summary>
    public int? MaxAge { get; init; }
}
