// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Policies.Jwks;

namespace Syncer.Host.Jwks;

/// <summary>A change of a ConfigMap.</summary>
/// <param name="ConfigMap">Which one.</param>
/// <param name="Content">What it is to hold; <see langword="null"/> deletes it.</param>
internal sealed record KeySetWrite(NamespacedName ConfigMap, StoredKeySet? Content);
