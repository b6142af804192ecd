// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Explaining;

/// <summary>What a wire name stands for.</summary>
/// <param name="Name">The wire name.</param>
/// <param name="Epoch">The epoch.</param>
/// <param name="Found">The resource in every gateway that has one of this name.</param>
/// <param name="SimilarNames">Names it may have meant, where there is none.</param>
internal sealed record ResourceExplanation(
    string Name,
    long Epoch,
    IReadOnlyList<ResourceOrigin> Found,
    IReadOnlyList<string> SimilarNames
);
