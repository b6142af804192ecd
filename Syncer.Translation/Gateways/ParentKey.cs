// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Gateways;

/// <summary>An object that routes attach to.</summary>
/// <param name="Kind"><c>Gateway</c> or <c>ListenerSet</c>.</param>
/// <param name="Name">Its namespace and name.</param>
public readonly record struct ParentKey(string Kind, NamespacedName Name);
