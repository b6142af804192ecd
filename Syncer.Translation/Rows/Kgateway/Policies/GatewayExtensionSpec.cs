// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Kgateway.Policies;

/// <summary>The desired state of a <see cref="GatewayExtension"/>: exactly one of the kinds.</summary>
public sealed record GatewayExtensionSpec
{
    /// <summary><c>ExtAuth</c>, <c>ExtProc</c>, <c>RateLimit</c> or <c>JWT</c>; null where the field that is set says it.</summary>
    public string? Type { get; init; }

    public ExtAuthProvider? ExtAuth { get; init; }

    public ExtProcProvider? ExtProc { get; init; }

    public RateLimitProvider? RateLimit { get; init; }

    public KgatewayJwtProviders? Jwt { get; init; }

    public sealed record ExtAuthProvider
    {
        public GrpcService? GrpcService { get; init; }

        public HttpService? HttpService { get; init; }

        public bool? FailOpen { get; init; }

        public int? StatusOnError { get; init; }

        public KgatewayExtAuth.BodySettings? WithRequestBody { get; init; }

        public ValueList<string> HeadersToForward
        {
            get;
            init => field = value ?? [];
        } = [];
    }

    public sealed record ExtProcProvider
    {
        public GrpcService? GrpcService { get; init; }

        public bool? FailOpen { get; init; }

        public ProcessingMode? ProcessingMode { get; init; }
    }

    public sealed record RateLimitProvider
    {
        public GrpcService? GrpcService { get; init; }

        public string Domain
        {
            get;
            init => field = value ?? "";
        } = "";

        public bool? FailOpen { get; init; }
    }

    public sealed record GrpcService
    {
        public BackendObjectReference? BackendRef { get; init; }
    }

    public sealed record HttpService
    {
        public BackendObjectReference? BackendRef { get; init; }

        public string? PathPrefix { get; init; }
    }
}
