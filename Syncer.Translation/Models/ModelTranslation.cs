// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Backends;
using Syncer.Translation.Plugins;
using Syncer.Translation.References;
using Syncer.Translation.Routes;
using Syncer.Translation.Routes.Attachment;
using Syncer.Translation.Routes.Rules;
using Syncer.Translation.Routes.Statuses;
using Syncer.Translation.Rows.Models;
using Syncer.Translation.Status;

namespace Syncer.Translation.Models;

/// <summary>Translates one model: where it is attached, and what it means there (spec backends-policies 4.17).</summary>
internal static class ModelTranslation
{
    private const string Invalid = "Invalid";

    public static TranslatedModel Translate(
        TransformContext context,
        AgentgatewayModel row,
        TranslationServices services,
        IKrtCollection<NamespacedName, AgentgatewayModel> models
    )
    {
        var identity = new ObjectIdentity(ModelPlugin.Kind.GroupKind, row.Metadata.Key);
        var translation = new ObjectTranslation(context, identity, services) { ResolvesAsRoutesDo = true };
        var draft = new BackendDraft(translation);
        var admission = RouteAdmission.Of(row, parent => context.Get(services.Parents, parent));
        var model = admission.Listeners.Count == 0 ? null : ModelDrafts.Of(draft, row, models);
        string[] problems = [.. translation.Problems, .. draft.Warnings];
        AdmittedListener[] served = [.. admission.Listeners.Where(admitted => admitted.Listener.IsServed)];
        return new(row.Metadata.Key)
        {
            Attachments =
            [
                .. admission
                    .Listeners.Select(admitted => new RouteAttachment(
                        new(row.Kind, row.Metadata.Key),
                        admitted.Parent,
                        admitted.Listener.SectionName
                    ))
                    .OrderBy(attachment => attachment.Parent.ToString(), StringComparer.Ordinal)
                    .ThenBy(attachment => attachment.SectionName, StringComparer.Ordinal),
            ],
            Resources =
            [
                .. served
                    .SelectMany(admitted => problems.Length > 0 ? [] : Place(admitted, row, model!))
                    .DistinctBy(resource => resource.Key)
                    .OrderBy(resource => resource.Key),
            ],
            Uses =
            [
                .. served
                    .Select(admitted => admitted.Listener.Gateway)
                    .Distinct()
                    .SelectMany(gateway => draft.References.Select(used => new GatewayUse(used, gateway)))
                    .Order(),
            ],
            Status = Status(row, admission, problems, services.Settings.ControllerName),
        };
    }

    private static IEnumerable<GatewayResource> Place(
        AdmittedListener admitted,
        AgentgatewayModel row,
        ModelDraft model
    )
    {
        var placement = RulePlacement.On(admitted);
        var (gateway, suffix) = (placement.Gateway, placement.KeySuffix);
        var route = model.Route.Clone();
        route.Key = $"{row.Metadata.Key}{suffix}";
        route.ListenerKey = placement.ListenerKey;
        if (model.BackendPart is { } part)
        {
            var backend = new Backend
            {
                Key = $"{row.Metadata.Key}/{part}{suffix}",
                Name = new() { Namespace = row.Metadata.Namespace, Name = row.Metadata.Name },
                Ai = new() { ProviderGroups = { model.Groups } },
            };
            var reference = new BackendReference { Backend = backend.Key };
            if (route.KindCase == ModelRoute.KindOneofCase.ConcreteModel)
                route.ConcreteModel.Backend = reference;
            else
                route.VirtualModel.Failover.Backend = reference;
            yield return GatewayResources.Of([gateway], backend).Single();
        }
        yield return new(new(gateway, $"model_route/{route.Key}"), new Resource { ModelRoute = route });
    }

    private static ObjectStatus Status(
        AgentgatewayModel row,
        RouteAdmission admission,
        string[] problems,
        string controllerName
    )
    {
        var generation = row.Metadata.Generation;
        var resolved =
            problems.Length > 0
                ? new Condition("ResolvedRefs", false, Invalid, string.Join('\n', problems), generation)
                : new Condition("ResolvedRefs", true, RouteReasons.ResolvedRefs, "", generation);
        return new(
            new StatusKey(ModelPlugin.Kind.ApiVersion, row.Kind, row.Metadata.Key),
            new RouteStatus([
                .. admission
                    .Verdicts.OrderBy(verdict => ParentReferences.SortText(verdict.Reference), StringComparer.Ordinal)
                    .Select(verdict => new RouteParentStatus(
                        verdict.Reference,
                        controllerName,
                        [Accepted(verdict.Denial, generation), resolved]
                    )),
            ])
        );
    }

    private static Condition Accepted(RouteProblem? denial, long generation) =>
        denial is null
            ? new("Accepted", true, RouteReasons.Accepted, "", generation)
            : new("Accepted", false, denial.Reason, denial.Message, generation);
}
