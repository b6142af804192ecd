// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Filters;

/// <summary>Asks another service whether a request may pass.</summary>
public sealed record ExternalAuthFilter
{
    /// <summary><c>HTTP</c> or <c>GRPC</c>.</summary>
    public string Protocol
    {
        get;
        init => field = value ?? "";
    } = "";

    public BackendRef BackendRef
    {
        get;
        init => field = value ?? new();
    } = new();

    public GrpcAuthConfig? Grpc { get; init; }

    public HttpAuthConfig? Http { get; init; }

    public ForwardBody? ForwardBody { get; init; }
}
