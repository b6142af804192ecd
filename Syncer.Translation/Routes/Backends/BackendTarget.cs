// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Routes.Backends;

/// <summary>What a backendRef names, its defaults filled in.</summary>
/// <param name="Kind">The kind of the object.</param>
/// <param name="Name">Its namespace and name.</param>
/// <param name="Port">The port of the reference, if it has one.</param>
public readonly record struct BackendTarget(GroupKind Kind, NamespacedName Name, int? Port);
