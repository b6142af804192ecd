// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Kgateway;

/// <summary>
/// Providers of language models: one, or groups of them in order of priority. Groups have an older spelling,
/// <c>multipool.priorities[].pool[]</c>.
/// </summary>
public sealed record KgatewayAi
{
    public KgatewayLlmProvider? Llm { get; init; }

    public ValueList<ProviderGroup> PriorityGroups
    {
        get;
        init => field = value ?? [];
    } = [];

    public PrioritizedPools? Multipool { get; init; }

    public sealed record ProviderGroup
    {
        public ValueList<KgatewayLlmProvider> Providers
        {
            get;
            init => field = value ?? [];
        } = [];
    }

    public sealed record PrioritizedPools
    {
        public ValueList<Priority> Priorities
        {
            get;
            init => field = value ?? [];
        } = [];
    }

    public sealed record Priority
    {
        public ValueList<KgatewayLlmProvider> Pool
        {
            get;
            init => field = value ?? [];
        } = [];
    }
}
