// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Targets;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Policies;

namespace Syncer.Translation.Policies.Attachment;

/// <summary>What policies are aimed at (spec backends-policies 4.3). All of it is in the namespace of the policy.</summary>
internal static class PolicyAims
{
    /// <summary>The objects of the references and then of the selectors.</summary>
    public static ValueList<PolicyAim> Of(
        ObjectTranslation translation,
        IEnumerable<PolicyTargetReference> references,
        IEnumerable<PolicyTargetSelector> selectors
    ) =>
        [
            .. references.Distinct().Select(reference => OfReference(translation, reference)),
            .. selectors.SelectMany(selector => OfSelector(translation, selector)),
        ];

    private static PolicyAim OfReference(ObjectTranslation translation, PolicyTargetReference reference)
    {
        var kind = new GroupKind(reference.Group, reference.Kind);
        var identity = new ObjectIdentity(kind, new(translation.Owner.Name.Namespace, reference.Name));
        if (Find(translation, kind) is not { } known)
            return new(identity, null, NotTargetable(kind));
        var target = new TargetReference(identity.Name, reference.SectionName, reference.Port);
        if (known.Objects.Exists(translation.Context, identity.Name))
            return Resolve(translation, known, identity, target);
        // A Gateway needs what is aimed at it as soon as it is there, and nobody receives it before (PT-3).
        var resolved = kind == ObjectKinds.Gateway ? known.PolicyTarget!(translation.Context, target).Target : null;
        return new(identity, resolved, $"{identity} does not exist");
    }

    private static IEnumerable<PolicyAim> OfSelector(ObjectTranslation translation, PolicyTargetSelector selector)
    {
        var kind = new GroupKind(selector.Group, selector.Kind);
        var @namespace = translation.Owner.Name.Namespace;
        var nothing = new ObjectIdentity(kind, new(@namespace, ""));
        if (Find(translation, kind) is not { } known)
            return [new(nothing, null, NotTargetable(kind))];
        var labels = new LabelSelectorSpec { MatchLabels = selector.MatchLabels }.ToSelector();
        var names = labels is null ? [] : known.Objects.Select(translation.Context, @namespace, labels);
        if (names.Count == 0)
            return
            [
                new(nothing, null, $"no {kind.Kind} in namespace \"{@namespace}\" has the labels of targetSelectors"),
            ];
        return names.Select(name =>
            Resolve(translation, known, new(kind, name), new(name, selector.SectionName, selector.Port))
        );
    }

    private static ReferableKind? Find(ObjectTranslation translation, GroupKind kind) =>
        translation.Services.Kinds.TryGetValue(kind, out var known) && known.PolicyTarget is not null ? known : null;

    private static PolicyAim Resolve(
        ObjectTranslation translation,
        ReferableKind kind,
        ObjectIdentity identity,
        TargetReference reference
    )
    {
        var (target, problem) = kind.PolicyTarget!(translation.Context, reference);
        return new(identity, target, problem);
    }

    private static string NotTargetable(GroupKind kind) =>
        $"group \"{kind.Group}\" kind \"{kind.Kind}\" cannot be the target of a policy";
}
