// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Kinds;
using Syncer.Translation.Policies.Statuses;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Policies.Attachment;

/// <summary>Derives what becomes of the policies of one kind.</summary>
internal static class PolicyDelivery
{
    /// <param name="kind">The kind.</param>
    /// <param name="services">What is read.</param>
    /// <param name="settingsOf">The settings of a policy, whose problems are reported.</param>
    /// <param name="aimsOf">What a policy is aimed at.</param>
    public static PluginTranslation Of<T>(
        CustomKind<T> kind,
        TranslationServices services,
        Func<ObjectTranslation, T, IReadOnlyList<PolicyDraft>> settingsOf,
        Func<ObjectTranslation, T, ValueList<PolicyAim>> aimsOf
    )
        where T : class, IKubernetesRow =>
        Of(
            kind.Kind,
            services
                .Inputs.Of<T>()
                .Select(
                    (context, row) =>
                    {
                        var identity = new ObjectIdentity(kind.GroupKind, row.Metadata.Key);
                        var translation = new ObjectTranslation(context, identity, services);
                        var drafts = settingsOf(translation, row);
                        var aims = aimsOf(translation, row);
                        return PolicyTranslation.Of(translation, kind.ApiVersion, row.Metadata, drafts, aims);
                    },
                    new CollectionOptions<NamespacedName, PolicyTranslation>
                    {
                        Name = $"{kind.Kind}Translations",
                        HoldsSecrets = true,
                    }
                ),
            services.Settings.ControllerName
        );

    private static PluginTranslation Of(
        string kind,
        IKrtCollection<NamespacedName, PolicyTranslation> policies,
        string controllerName
    ) =>
        new()
        {
            References =
            [
                policies.Select(
                    (_, policy) => policy.ToReferences(),
                    row => row.Source,
                    new() { Name = $"{kind}References", HoldsSecrets = false }
                ),
            ],
            Deliver = graph =>
            {
                var attachments = policies.Select(
                    (context, policy) => PolicyAttachment.Of(context, policy, graph),
                    new() { Name = $"{kind}Attachments", HoldsSecrets = true }
                );
                return new()
                {
                    Resources =
                    [
                        attachments.SelectMany(
                            (_, attachment) => attachment.ToResources(),
                            resource => resource.Key,
                            new() { Name = $"{kind}Resources", HoldsSecrets = true }
                        ),
                    ],
                    Statuses =
                    [
                        attachments.Select(
                            (_, attachment) => PolicyStatuses.Of(attachment, controllerName),
                            status => status.Key,
                            new() { Name = $"{kind}Statuses", HoldsSecrets = false }
                        ),
                    ],
                };
            },
        };
}
