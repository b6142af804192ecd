// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;

namespace Syncer.Translation.Routes.Rules;

/// <summary>A rule as the data plane will see it, before it is placed on listeners.</summary>
internal sealed record TranslatedRule
{
    /// <summary>The key without the part that names a listener (spec gateways-routes 3.4).</summary>
    public required string Key { get; init; }

    /// <summary>The route, without key and listener; <see langword="null"/> when nobody can say which requests it is about.</summary>
    public required Resource? Prototype { get; init; }

    /// <summary>What makes the rule invalid, <see langword="null"/> for a valid one.</summary>
    public RouteProblem? Invalid { get; init; }

    /// <summary>References that could not be resolved, in the order of the rule.</summary>
    public IReadOnlyList<RouteProblem> Unresolved { get; init; } = [];
}
