// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Statuses;

namespace Syncer.Translation.Policies.Attachment;

/// <summary>Derives what becomes of the policies of one kind.</summary>
internal static class PolicyDelivery
{
    /// <param name="kind">The name of the kind, which collections are named after.</param>
    /// <param name="policies">The policies.</param>
    /// <param name="controllerName">Who signs their statuses.</param>
    public static PluginTranslation Of(
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
