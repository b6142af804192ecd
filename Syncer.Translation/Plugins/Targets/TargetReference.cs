// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Plugins.Targets;

/// <summary>The object, or part of an object, that a policy names.</summary>
/// <param name="Name">The object.</param>
/// <param name="SectionName">A listener, a rule, a port or a part of a backend, by name.</param>
/// <param name="Port">A port of a Gateway.</param>
public readonly record struct TargetReference(NamespacedName Name, string? SectionName = null, int? Port = null);
