// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Cel;

/// <summary>A part of the text, measured in UTF-16 code units.</summary>
internal readonly record struct CelToken(CelTokenKind Kind, int Start, int Length)
{
    public int End => Start + Length;
}
