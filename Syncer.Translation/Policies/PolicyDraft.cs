// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;

namespace Syncer.Translation.Policies;

/// <summary>A policy for any target (spec backends-policies PC-10).</summary>
/// <param name="Key">Its key, without the suffix of a target.</param>
/// <param name="Prototype">The policy without key and target. Not to be changed: every target's policy is a copy.</param>
public sealed record PolicyDraft(string Key, Policy Prototype)
{
    /// <summary>Which of the targets of the object it is for.</summary>
    /// <value>The default is <see cref="PolicyScope.AllTargets"/>.</value>
    public PolicyScope Scope { get; init; }

    /// <inheritdoc/>
    public bool Equals(PolicyDraft? other) =>
        other is not null
        && Key == other.Key
        && Scope == other.Scope
        && MessageEquality.AreSame(Prototype, other.Prototype);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Scope, Prototype);

    /// <summary>Whether the policy is for a target, and the data plane takes it there: tools are protected as a whole.</summary>
    public bool CanApplyTo(PolicyTarget target) => IsInScope(target) && !IsRefused(target);

    private bool IsInScope(PolicyTarget target) =>
        Scope switch
        {
            PolicyScope.Backends => target.Backend is not null,
            PolicyScope.OtherThanBackends => target.Backend is null,
            _ => true,
        };

    private bool IsRefused(PolicyTarget target) =>
        target.Backend is { HasSection: true }
        && Prototype.Backend?.KindCase
            is BackendPolicySpec.KindOneofCase.McpAuthorization
                or BackendPolicySpec.KindOneofCase.McpAuthentication
                or BackendPolicySpec.KindOneofCase.McpGuardrails;

    /// <summary>
    /// Whether the data plane takes the policy for a target and never looks at it: of what is set for requests at a
    /// ListenerSet only that counts which is done before a route is chosen (spec backends-policies MG-5, Q-28).
    /// </summary>
    public bool HasNoEffectAt(PolicyTarget target) =>
        target.ListenerSet is not null && Requests is { Phase: TrafficPolicySpec.Types.PolicyPhase.Route };

    /// <summary>
    /// What the policy sets, so that another one that sets the same for the same target competes with it, or
    /// <see langword="null"/> where the data plane combines all of them (spec backends-policies MG-1, MG-4, MG-8).
    /// </summary>
    public string? Setting =>
        Prototype switch
        {
            { Frontend: { } frontend } => $"frontend {frontend.KindCase}",
            {
                Backend.KindCase: BackendPolicySpec.KindOneofCase.McpAuthorization or BackendPolicySpec.KindOneofCase.Ai
            } => null,
            { Backend: { } backend } => $"backend {backend.KindCase}",
            _ => Requests is { KindCase: not TrafficPolicySpec.KindOneofCase.Authorization } requests
                ? $"traffic {requests.KindCase} {requests.Phase}"
                : null,
        };

    // Conditional policies are of one kind and phase, and there is at least one.
    private TrafficPolicySpec? Requests => Prototype.Traffic ?? Prototype.Conditional?.Policies[0].Traffic;

    /// <summary>The policy for a target.</summary>
    /// <param name="target">The target.</param>
    public Policy For(PolicyTarget target)
    {
        var policy = Prototype.Clone();
        policy.Key = Key + PolicyTargetKeys.Suffix(target);
        policy.Target = target;
        return policy;
    }

    /// <summary>The key alone: a policy may hold credentials.</summary>
    public override string ToString() => Key;
}
