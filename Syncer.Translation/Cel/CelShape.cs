// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Cel;

/// <summary>What macros ask of their arguments.</summary>
internal enum CelShape
{
    Other,
    Identifier,
    FieldSelection,
}
