// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Statuses.Writing;

/// <summary>What came of looking at an object.</summary>
internal abstract record StatusOutcome
{
    /// <summary>Its status is as it should be.</summary>
    public sealed record Unchanged : StatusOutcome;

    /// <summary>The status was written.</summary>
    /// <param name="ResourceVersion">The version of the object since then.</param>
    public sealed record Written(string ResourceVersion) : StatusOutcome;

    /// <summary>There is a newer version of the object than was observed, or the object is gone.</summary>
    public sealed record Outdated : StatusOutcome;

    /// <summary>The write failed.</summary>
    /// <param name="RetryAfter">How long the server asks to wait.</param>
    public sealed record Failed(TimeSpan? RetryAfter) : StatusOutcome;
}
