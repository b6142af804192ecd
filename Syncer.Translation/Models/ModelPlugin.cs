// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Kinds;
using Syncer.Translation.References;
using Syncer.Translation.Routes;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Models;

namespace Syncer.Translation.Models;

/// <summary>AgentgatewayModels, where the operator enables them (spec backends-policies 4.17).</summary>
internal sealed class ModelPlugin : ITranslationPlugin
{
    /// <summary>The objects.</summary>
    public static CustomKind<AgentgatewayModel> Kind { get; } =
        new(() => AgentgatewayJson.Default.AgentgatewayModel)
        {
            Group = ApiGroups.Agentgateway,
            Versions = ["v1alpha1"],
            Kind = "AgentgatewayModel",
            Plural = "agentgatewaymodels",
            Status = StatusLayout.Parents,
            WithDefaults = ModelDefaults.FillIn,
        };

    public string Name => "AgentgatewayModel";

    public int ContractVersion => PluginContract.Version;

    public IReadOnlyList<CustomKind> Kinds => [Kind];

    public PluginTranslation Translate(TranslationServices services)
    {
        if (!services.Settings.EnableAgentgatewayModels)
            return new();
        var rows = services.Inputs.Of<AgentgatewayModel>();
        var models = rows.Select(
            (context, row) => ModelTranslation.Translate(context, row, services, rows),
            new CollectionOptions<NamespacedName, TranslatedModel> { Name = "ModelTranslations", HoldsSecrets = true }
        );
        return new()
        {
            References =
            [
                models.Select(
                    (_, model) =>
                        model.Uses.Count == 0
                            ? null
                            : new ObjectReferences(new(Kind.GroupKind, model.Key)) { Uses = model.Uses },
                    row => row.Source,
                    new() { Name = "ModelReferences", HoldsSecrets = false }
                ),
            ],
            Attachments =
            [
                models.SelectMany(
                    (_, model) => model.Attachments,
                    attachment => attachment,
                    new CollectionOptions<RouteAttachment, RouteAttachment>
                    {
                        Name = "ModelAttachments",
                        HoldsSecrets = false,
                    }
                ),
            ],
            Deliver = _ =>
                new()
                {
                    Resources =
                    [
                        models.SelectMany(
                            (_, model) => model.Resources,
                            resource => resource.Key,
                            new CollectionOptions<ResourceKey, GatewayResource> { Name = "ModelResources" }
                        ),
                    ],
                    Statuses =
                    [
                        models.Select(
                            (_, model) => model.Status,
                            status => status.Key,
                            new() { Name = "ModelStatuses", HoldsSecrets = false }
                        ),
                    ],
                },
        };
    }
}
