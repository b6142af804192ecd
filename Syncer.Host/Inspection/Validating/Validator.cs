// SPDX-License-Identifier: Apache-2.0

using Krt;
using Krt.Kubernetes.Manifests;
using Syncer.Host.Inspection.Explaining;
using Syncer.Translation;
using Syncer.Translation.Gateways;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Status;

namespace Syncer.Host.Inspection.Validating;

/// <summary>Finds everything about manifests that is not as it should be.</summary>
internal sealed class Validator(SyncerInspector inspector)
{
    private readonly IKrtSnapshot _snapshot = inspector.Engine.TakeSnapshot();

    /// <summary>The findings by file and line.</summary>
    public static IReadOnlyList<Finding> Validate(SyncerInspector inspector, ManifestLoad load)
    {
        var validator = new Validator(inspector);
        return
        [
            .. load
                .Problems.Select(Finding.Of)
                .Concat(load.Definitions.SelectMany(validator.FindingsOf))
                .OrderBy(finding => finding.Path, StringComparer.Ordinal)
                .ThenBy(finding => finding.Line)
                .ThenBy(finding => finding.Message, StringComparer.Ordinal),
        ];
    }

    private IEnumerable<Finding> FindingsOf(ManifestDefinition definition) =>
        [
            .. ParentsOf(definition),
            .. GatewayOf(definition),
            .. ConditionsOf(definition),
            .. CollisionsOf(definition),
            .. FailuresOf(definition),
        ];

    private IEnumerable<Finding> ParentsOf(ManifestDefinition definition)
    {
        if (RowOf(definition) is not IRouteRow route)
            yield break;
        if (route.ParentRefs.Count == 0)
            yield return New(definition, ValidationRule.ParentNotFound, "spec", "it has no parentRefs");
        foreach (var parent in ParentExplainer.Explain(inspector, _snapshot, route))
        {
            if (parent.State == ParentExplanation.NotFound)
                yield return New(
                    definition,
                    ValidationRule.ParentNotFound,
                    FieldPlaces.OfParent(route, parent.Parent),
                    $"{parent.Parent} is not found: {parent.Reason}"
                );
        }
    }

    private IEnumerable<Finding> GatewayOf(ManifestDefinition definition)
    {
        var parents = _snapshot.Of(inspector.Pipeline.Outputs.Parents);
        if (RowOf(definition) is Gateway && !parents.ContainsKey(ParentKey.Gateway(definition.Key)))
            yield return New(
                definition,
                ValidationRule.NotServed,
                "spec.gatewayClassName",
                ParentExplainer.WhyNoGateway(inspector, _snapshot, definition.Key)
            );
    }

    private IEnumerable<Finding> ConditionsOf(ManifestDefinition definition)
    {
        if (!_snapshot.Of(inspector.Pipeline.Outputs.Statuses).TryGetValue(KeyOf(definition), out var status))
            yield break;
        foreach (var condition in StatusCondition.In(status).Where(condition => !condition.IsGood))
            yield return New(
                definition,
                ValidationRule.ConditionNotMet,
                FieldPlaces.Of(RowOf(definition), condition),
                $"{condition}"
            );
    }

    private IEnumerable<Finding> CollisionsOf(ManifestDefinition definition)
    {
        var binding = inspector.Sources.Single(binding => binding.Kind == definition.Kind);
        if (
            _snapshot.Of(inspector.Pipeline.Outputs.Collisions).Count == 0
            || binding.Impact(inspector.Engine, definition.Key) is not { } impact
        )
            return [];
        var (own, _) = ServedResources.With(inspector, impact, IdentityOf(definition));
        return CollisionExplainer
            .Explain(inspector, _snapshot, impact, definition.Kind, own)
            .Select(message => New(definition, ValidationRule.Collision, null, message));
    }

    private IEnumerable<Finding> FailuresOf(ManifestDefinition definition)
    {
        if (inspector.Engine.Explain(inspector.Pipeline.Outputs.Statuses, KeyOf(definition)) is not { } status)
            yield break;
        foreach (
            var row in inspector.Lineage.RowsOf(status, IdentityOf(definition)).Where(row => row.LastError is not null)
        )
            yield return New(definition, ValidationRule.TranslationFailed, null, $"{row.Collection}: {row.LastError}");
    }

    private object? RowOf(ManifestDefinition definition) =>
        inspector.Sources.Single(binding => binding.Kind == definition.Kind).RowIn(_snapshot, definition.Key);

    private static ObjectIdentity IdentityOf(ManifestDefinition definition) =>
        new(new GroupKind(definition.Kind.Group, definition.Kind.Kind), definition.Key);

    private static StatusKey KeyOf(ManifestDefinition definition) =>
        new(definition.Kind.ApiVersion, definition.Kind.Kind, definition.Key);

    private static Finding New(ManifestDefinition definition, string rule, string? field, string message) =>
        new(
            rule,
            Finding.Error,
            $"{definition.Kind.Kind} {definition.Key}",
            field,
            message,
            definition.Path,
            field is null ? definition.Line : definition.LineOf(field)
        );
}
