// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Plugins.Targets;

/// <summary>
/// Finds out what a policy that names an object of one kind applies to. It must be a pure function of the reference and of
/// what it reads through the context; whether the object exists is asked separately.
/// </summary>
public delegate ResolvedTarget PolicyTargetResolver(TransformContext context, TargetReference reference);
