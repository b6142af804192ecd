// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.References;

/// <summary>Where a reference is written.</summary>
/// <param name="Group">The API group of the referring object, empty for the core group.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Namespace">Its namespace.</param>
public readonly record struct ReferenceSource(string Group, string Kind, string Namespace);
