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
            services.Settings
        );

    private static PluginTranslation Of(
        string kind,
        IKrtCollection<NamespacedName, PolicyTranslation> policies,
        SyncerSettings settings
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
                if (settings.CompetingPolicies == CompetingPolicies.Oldest)
                    attachments = WithoutConflicts(kind, attachments);
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
                            (_, attachment) => PolicyStatuses.Of(attachment, settings.ControllerName),
                            status => status.Key,
                            new() { Name = $"{kind}Statuses", HoldsSecrets = false }
                        ),
                    ],
                };
            },
        };

    /// <summary>The attachments without what an older policy, or the first by name, is in force for (GEP-713).</summary>
    private static IKrtCollection<NamespacedName, PolicyAttachment> WithoutConflicts(
        string kind,
        IKrtCollection<NamespacedName, PolicyAttachment> attachments
    )
    {
        var holders = attachments
            .SelectMany(
                (_, attachment) => attachment.ToClaims(),
                claim => (claim.Slot, claim.Policy),
                new CollectionOptions<(PolicySlot Slot, NamespacedName Policy), PolicyClaim>
                {
                    Name = $"{kind}Claims",
                    HoldsSecrets = false,
                }
            )
            .Index(claim => claim.Slot, $"{kind}Claims by what they claim")
            .AsCollection(new() { Name = $"{kind}ClaimsBySlot", HoldsSecrets = false })
            .Select(
                (_, group) =>
                    group.Rows.Count < 2
                        ? null
                        : new SlotHolder(
                            group.Key,
                            group
                                .Rows.Values.OrderBy(claim => claim.Created ?? DateTimeOffset.MaxValue)
                                .ThenBy(claim => claim.Policy)
                                .First()
                                .Policy
                        ),
                holder => holder.Slot,
                new CollectionOptions<PolicySlot, SlotHolder> { Name = $"{kind}SlotHolders", HoldsSecrets = false }
            );
        return attachments.Select(
            (context, attachment) => attachment.Yield(context, holders),
            new() { Name = $"{kind}AttachmentsInForce", HoldsSecrets = true }
        );
    }
}
