// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Api;

/// <summary>The part of a Status that depends on its reason.</summary>
internal sealed record ApiStatusDetails
{
    public int RetryAfterSeconds { get; init; }
}
