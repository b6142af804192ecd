// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Policies.Jwks;

/// <summary>Certificates of authorities.</summary>
/// <param name="ConfigMap">Where they are from.</param>
/// <param name="Pem">At least one certificate.</param>
public sealed record EndpointAuthority(NamespacedName ConfigMap, string Pem);
