// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes;

/// <summary>A rule of a <see cref="TcpRoute"/> or <see cref="TlsRoute"/>.</summary>
public sealed record StreamRouteRule
{
    public string? Name { get; init; }

    public ValueList<BackendRef> BackendRefs
    {
        get;
        init => field = value ?? [];
    } = [];
}
