// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;
using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Kgateway.Policies;

/// <summary>Asks the service of a <see cref="GatewayExtension"/> whether a request may pass.</summary>
public sealed record KgatewayExtAuth
{
    public KgatewayTrafficPolicySpec.ExtensionReference? ExtensionRef { get; init; }

    public BodySettings? WithRequestBody { get; init; }

    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet ContextExtensions
    {
        get;
        init => field = value ?? LabelSet.Empty;
    } = LabelSet.Empty;

    public EmptyObject? Disable { get; init; }

    public sealed record BodySettings
    {
        public long? MaxRequestBytes { get; init; }

        public bool? AllowPartialMessage { get; init; }

        public bool? PackAsBytes { get; init; }
    }
}
