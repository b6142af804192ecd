// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Policies.Attachment;
using Syncer.Translation.Routes.Attachment;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Status;

namespace Syncer.Translation.Policies.Statuses;

/// <summary>The conditions of policies (spec backends-policies 4.4).</summary>
internal static class PolicyStatuses
{
    private const string Accepted = "Accepted";
    private const string Attached = "Attached";
    private const string Pending = "Pending";
    private const string PartiallyValid = "PartiallyValid";

    public static ObjectStatus Of(PolicyAttachment attachment, string controllerName)
    {
        var policy = attachment.Policy;
        var conditions = Conditions(attachment);
        var entries = new List<PolicyAncestorStatus>();
        if (attachment.Problems.Count > 0)
        {
            var message = $"The policy is not attached:\n{string.Join('\n', attachment.Problems)}";
            var notAttached = new Condition(Attached, false, Pending, message, policy.Generation);
            ValueList<Condition> unattached = [conditions[0], notAttached];
            entries.Add(new(Unattached(policy), controllerName, unattached));
        }
        entries.AddRange(
            attachment.Ancestors.Select(gateway => new PolicyAncestorStatus(
                Gateway(gateway),
                controllerName,
                Conditions(attachment, gateway, conditions)
            ))
        );
        var sorted = entries.OrderBy(entry => ParentReferences.SortText(entry.AncestorRef), StringComparer.Ordinal);
        return new(new(policy.ApiVersion, policy.Policy.Kind.Kind, policy.Policy.Name), new PolicyStatus([.. sorted]));
    }

    /// <summary>
    /// Accepted, and Attached where it does not depend on what can be attached: with problems and settings at once it is
    /// left out, so that nothing of an earlier generation stays (ST-1, Q-15).
    /// </summary>
    private static ValueList<Condition> Conditions(PolicyAttachment attachment)
    {
        var policy = attachment.Policy;
        var generation = policy.Generation;
        if (policy.Problems.Length == 0)
        {
            var message = string.Join('\n', ["The policy is valid", .. attachment.Warnings]);
            return
            [
                new(Accepted, true, "Valid", message, generation),
                new(Attached, true, Attached, "The policy is attached to its targets", generation),
            ];
        }
        return policy.Drafts.Count > 0
            ?
            [
                new(
                    Accepted,
                    true,
                    PartiallyValid,
                    string.Join('\n', [policy.Problems, .. attachment.Warnings]),
                    generation
                ),
            ]
            :
            [
                new(Accepted, false, "Invalid", policy.Problems, generation),
                new(Attached, false, Pending, "Nothing of the policy is valid", generation),
            ];
    }

    /// <summary>The conditions at a gateway, where other policies may be in force instead of all or a part of it.</summary>
    private static ValueList<Condition> Conditions(
        PolicyAttachment attachment,
        NamespacedName gateway,
        ValueList<Condition> conditions
    )
    {
        var kind = attachment.Policy.Policy.Kind.Kind;
        string[] yielded =
        [
            .. attachment
                .Yielded.Where(yielded => yielded.Key.Gateway == gateway)
                .Select(yielded => $"{kind} {yielded.Holder} is in force instead of {yielded.Key.Name}"),
        ];
        if (yielded.Length == 0)
            return conditions;
        var generation = attachment.Policy.Generation;
        var others = string.Join('\n', yielded);
        var message = conditions[0].Reason == PartiallyValid ? $"{conditions[0].Message}\n{others}" : others;
        return attachment.IsServedTo(gateway)
            ? [new(Accepted, true, PartiallyValid, message, generation)]
            :
            [
                new(Accepted, false, "Conflicted", message, generation),
                new(Attached, false, Pending, "Other policies are in force", generation),
            ];
    }

    /// <summary>What stands for all targets that the policy is not attached to (ST-3).</summary>
    private static ParentReference Unattached(PolicyTranslation policy) =>
        new() { Group = policy.Policy.Kind.Group, Name = "StatusSummary" };

    private static ParentReference Gateway(NamespacedName name) =>
        new()
        {
            Group = ObjectKinds.Gateway.Group,
            Kind = ObjectKinds.Gateway.Kind,
            Namespace = name.Namespace,
            Name = name.Name,
        };
}
