// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Policies.Attachment;

/// <summary>A policy that is not served because another one is in force.</summary>
/// <param name="Key">What proxies would have received.</param>
/// <param name="Holder">The policy that is in force, of the same kind.</param>
internal sealed record YieldedPolicy(ResourceKey Key, NamespacedName Holder);
