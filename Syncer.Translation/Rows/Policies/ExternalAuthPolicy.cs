// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;
using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Policies;

/// <summary>Asks another service whether a request may pass.</summary>
public sealed record ExternalAuthPolicy
{
    public BackendObjectReference? BackendRef { get; init; }

    /// <summary><c>FailOpen</c> or <c>FailClosed</c>; null stands for <c>FailClosed</c>.</summary>
    public string? FailureMode { get; init; }

    public GrpcProtocol? Grpc { get; init; }

    public HttpProtocol? Http { get; init; }

    public BodyForwarding? ForwardBody { get; init; }

    public DecisionCache? Cache { get; init; }

    /// <summary>Only where the policy itself is empty.</summary>
    public ValueList<ConditionalEntry<ExternalAuthPolicy>> Conditional
    {
        get;
        init => field = value ?? [];
    } = [];

    public sealed record GrpcProtocol
    {
        [JsonConverter(typeof(LabelSetConverter))]
        public LabelSet ContextExtensions
        {
            get;
            init => field = value ?? LabelSet.Empty;
        } = LabelSet.Empty;

        /// <summary>CEL by key.</summary>
        [JsonConverter(typeof(LabelSetConverter))]
        public LabelSet RequestMetadata
        {
            get;
            init => field = value ?? LabelSet.Empty;
        } = LabelSet.Empty;
    }

    public sealed record HttpProtocol
    {
        /// <summary>CEL.</summary>
        public string? Path { get; init; }

        /// <summary>CEL.</summary>
        public string? Redirect { get; init; }

        /// <summary>CEL.</summary>
        public string? Body { get; init; }

        /// <summary>CEL by header.</summary>
        [JsonConverter(typeof(LabelSetConverter))]
        public LabelSet AddRequestHeaders
        {
            get;
            init => field = value ?? LabelSet.Empty;
        } = LabelSet.Empty;

        /// <summary>CEL by key.</summary>
        [JsonConverter(typeof(LabelSetConverter))]
        public LabelSet ResponseMetadata
        {
            get;
            init => field = value ?? LabelSet.Empty;
        } = LabelSet.Empty;

        public ValueList<string> AllowedRequestHeaders
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

    public sealed record BodyForwarding
    {
        /// <summary>In bytes.</summary>
        public Quantity? MaxSize { get; init; }
    }

    public sealed record DecisionCache
    {
        /// <summary>CEL.</summary>
        public ValueList<string> Key
        {
            get;
            init => field = value ?? [];
        } = [];

        /// <summary>A duration or CEL.</summary>
        public string? Ttl { get; init; }

        public int? MaxEntries { get; init; }
    }
}
