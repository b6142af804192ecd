// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Authentication;

/// <summary>An <c>authentication.k8s.io/v1 TokenReview</c>.</summary>
internal sealed record TokenReview
{
    public const string Path = "/apis/authentication.k8s.io/v1/tokenreviews";

    public string ApiVersion { get; init; } = "authentication.k8s.io/v1";

    public string Kind { get; init; } = "TokenReview";

    public TokenReviewSpec? Spec { get; init; }

    public TokenReviewStatus? Status { get; init; }
}
