// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Backends;

/// <summary>Providers of language models: one, or groups of them in order of priority.</summary>
public sealed record AiBackendSpec
{
    public LlmProvider? Provider { get; init; }

    public ValueList<ProviderGroup> Groups
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Providers of equal priority.</summary>
    public sealed record ProviderGroup
    {
        public ValueList<LlmProvider> Providers
        {
            get;
            init => field = value ?? [];
        } = [];
    }
}
