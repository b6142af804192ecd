// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation;

/// <summary>A kind of Kubernetes objects in any version.</summary>
/// <param name="Group">The API group, empty for the core group.</param>
/// <param name="Kind">For example <c>Service</c>.</param>
public readonly record struct GroupKind(string Group, string Kind);
