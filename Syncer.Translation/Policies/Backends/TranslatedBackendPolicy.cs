// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;

namespace Syncer.Translation.Policies.Backends;

/// <summary>One setting of how a backend is called, for any target.</summary>
/// <param name="KeyPrefix">What its key starts with: <c>backend/</c> or nothing (spec backends-policies BP-1).</param>
/// <param name="KeySuffix">What tells it from the other settings, for example <c>:backend-http</c>.</param>
/// <param name="Spec">The setting.</param>
public readonly record struct TranslatedBackendPolicy(string KeyPrefix, string KeySuffix, BackendPolicySpec Spec)
{
    /// <summary>The key where the setting is part of a policy, without the suffix of a target.</summary>
    public string Key(NamespacedName policy) => $"{KeyPrefix}{policy}{KeySuffix}";

    /// <summary>The key suffix alone: a setting may hold credentials.</summary>
    public override string ToString() => KeySuffix;
}
