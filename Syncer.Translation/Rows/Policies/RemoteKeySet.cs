// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies;

/// <summary>A JSON web key set that another server publishes.</summary>
public sealed record RemoteKeySet
{
    public BackendObjectReference? BackendRef { get; init; }

    public string JwksPath
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>How often it is fetched; null stands for five minutes.</summary>
    public string? CacheDuration { get; init; }
}
