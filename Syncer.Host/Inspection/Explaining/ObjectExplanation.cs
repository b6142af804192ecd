// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Explaining;

/// <summary>Why an object does or does not appear in the configuration of proxies.</summary>
internal sealed record ObjectExplanation
{
    /// <summary>The object as <c>Kind namespace/name</c>.</summary>
    public required string Object { get; init; }

    public required string ApiVersion { get; init; }

    public required long Epoch { get; init; }

    public required bool Exists { get; init; }

    /// <summary>What became of it, in one sentence.</summary>
    public required string Verdict { get; init; }

    /// <summary>What is wrong, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Objects of the kind that may have been meant, where there is none of this name.</summary>
    public IReadOnlyList<string> SimilarObjects { get; init; } = [];

    /// <summary>The parents of a route.</summary>
    public IReadOnlyList<ParentExplanation> Parents { get; init; } = [];

    /// <summary>What its translation looked for.</summary>
    public IReadOnlyList<ReferenceExplanation> References { get; init; } = [];

    public IReadOnlyList<ConditionExplanation> Conditions { get; init; } = [];

    /// <summary>What is made of it.</summary>
    public IReadOnlyList<ServedName> Resources { get; init; } = [];

    /// <summary>What is made of other objects with its help.</summary>
    public IReadOnlyList<ContributionExplanation> ContributesTo { get; init; } = [];

    /// <summary>Whether more is made with it than was followed.</summary>
    public bool IsCut { get; init; }

    /// <summary>The proxies of the gateways that receive <see cref="Resources"/>, where a server tells it.</summary>
    public IReadOnlyList<ProxyExplanation> Proxies { get; init; } = [];

    /// <summary>What proxies complained of about <see cref="Resources"/>, the latest first, also if it is settled.</summary>
    public IReadOnlyList<RejectionExplanation> Rejections { get; init; } = [];
}
