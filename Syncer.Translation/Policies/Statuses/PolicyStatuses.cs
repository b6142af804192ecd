// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Policies.Attachment;
using Syncer.Translation.Rows;
using Syncer.Translation.Status;

namespace Syncer.Translation.Policies.Statuses;

/// <summary>The conditions of policies (spec backends-policies 4.4).</summary>
internal static class PolicyStatuses
{
    private const string Accepted = "Accepted";
    private const string Attached = "Attached";
    private const string Pending = "Pending";

    public static ObjectStatus Of(PolicyAttachment attachment, string controllerName)
    {
        var policy = attachment.Policy;
        var conditions = Conditions(policy);
        var entries = new List<PolicyAncestorStatus>();
        if (attachment.Problems.Count > 0)
        {
            var message = $"The policy is not attached:\n{string.Join('\n', attachment.Problems)}";
            var notAttached = new Condition(Attached, false, Pending, message, policy.Generation);
            ValueList<Condition> unattached = [conditions[0], notAttached];
            entries.Add(new(new(policy.Policy.Kind.Group, null, null, "StatusSummary"), controllerName, unattached));
        }
        entries.AddRange(
            attachment.Ancestors.Select(gateway => new PolicyAncestorStatus(
                Gateway(gateway),
                controllerName,
                conditions
            ))
        );
        var sorted = entries.OrderBy(entry => SortText(entry.AncestorRef), StringComparer.Ordinal);
        return new(new(policy.ApiVersion, policy.Policy.Kind.Kind, policy.Policy.Name), new PolicyStatus([.. sorted]));
    }

    /// <summary>
    /// Accepted, and Attached where it does not depend on what can be attached: with problems and settings at once it is
    /// left out, so that nothing of an earlier generation stays (ST-1, Q-15).
    /// </summary>
    private static ValueList<Condition> Conditions(PolicyTranslation policy)
    {
        var generation = policy.Generation;
        if (policy.Problems.Length == 0)
        {
            return
            [
                new(Accepted, true, "Valid", "The policy is valid", generation),
                new(Attached, true, Attached, "The policy is attached to its targets", generation),
            ];
        }
        return policy.Drafts.Count > 0
            ? [new(Accepted, true, "PartiallyValid", policy.Problems, generation)]
            :
            [
                new(Accepted, false, "Invalid", policy.Problems, generation),
                new(Attached, false, Pending, "Nothing of the policy is valid", generation),
            ];
    }

    private static PolicyAncestorStatus.Reference Gateway(NamespacedName name) =>
        new(ApiGroups.GatewayApi, ObjectKinds.Gateway.Kind, name.Namespace, name.Name);

    // The order that controllers of the Gateway API share (ST-9).
    private static string SortText(PolicyAncestorStatus.Reference reference) =>
        $"{reference.Group}/{reference.Kind}/{reference.Name}//0.{reference.Namespace}";
}
