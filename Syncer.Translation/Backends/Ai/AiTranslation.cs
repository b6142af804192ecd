// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Rows.Backends;
using static Syncer.Protos.Resources.AIBackend.Types;

namespace Syncer.Translation.Backends.Ai;

/// <summary>Providers of language models (spec backends-policies 2.3).</summary>
internal static class AiTranslation
{
    /// <summary>The name under which policies can be aimed at the only provider of a backend.</summary>
    public const string OnlyProvider = "backend";

    public static AIBackend Translate(BackendDraft draft, AiBackendSpec spec)
    {
        var backend = new AIBackend();
        if (spec.Provider is { } only)
        {
            var provider = ProviderTranslation.Translate(draft, "spec.ai.provider", OnlyProvider, only);
            backend.ProviderGroups.Add(new ProviderGroup { Providers = { provider } });
            return backend;
        }
        for (var i = 0; i < spec.Groups.Count; i++)
        {
            var group = Group(draft, $"spec.ai.groups[{i}]", spec.Groups[i]);
            if (group.Providers.Count > 0)
                backend.ProviderGroups.Add(group);
        }
        if (backend.ProviderGroups.Count == 0)
            draft.Report("spec.ai", "has no provider");
        return backend;
    }

    private static ProviderGroup Group(BackendDraft draft, string field, AiBackendSpec.ProviderGroup spec)
    {
        var group = new ProviderGroup();
        var names = new HashSet<string>();
        for (var i = 0; i < spec.Providers.Count; i++)
        {
            var (path, provider) = ($"{field}.providers[{i}]", spec.Providers[i]);
            var name = draft.Required($"{path}.name", provider.Name);
            if (!names.Add(name))
                draft.Report($"{path}.name", $"\"{name}\" is repeated");
            group.Providers.Add(ProviderTranslation.Translate(draft, path, name, provider));
        }
        return group;
    }
}
