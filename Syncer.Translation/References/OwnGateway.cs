// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.References;

/// <summary>A Gateway whose proxies are served.</summary>
/// <param name="Key">Its namespace and name.</param>
public sealed record OwnGateway(NamespacedName Key) : IKeyed<NamespacedName>;
