// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Syncer.Host.Authentication;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(TokenReview))]
internal sealed partial class TokenReviewJson : JsonSerializerContext;
