// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.References;

/// <summary>What a reference names.</summary>
/// <param name="Group">The API group of the named object, empty for the core group.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Namespace">Its namespace, after defaulting.</param>
/// <param name="Name">Its name.</param>
public readonly record struct ReferenceTarget(string Group, string Kind, string Namespace, string Name);
