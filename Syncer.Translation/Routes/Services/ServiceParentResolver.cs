// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Routes.Services;

/// <summary>
/// Finds what a parentRef of kind Service or ServiceEntry names, null when that is no service of ours. It must be a pure
/// function of the reference and of what it reads through the context.
/// </summary>
public delegate ServiceParent? ServiceParentResolver(TransformContext context, GroupKind kind, NamespacedName name);
