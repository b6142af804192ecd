// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Routes.Backends;

/// <summary>
/// Resolves the backendRefs of one kind. It must be a pure function of the target and of what it reads through the
/// context; whether the reference is permitted has been decided before.
/// </summary>
public delegate ResolvedBackend BackendResolver(TransformContext context, BackendTarget target);
