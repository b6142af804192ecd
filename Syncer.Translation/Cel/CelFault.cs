// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Cel;

/// <summary>Why a text is not an expression. The position counts UTF-16 code units from the start of the text.</summary>
internal readonly record struct CelFault(int Position, string Reason);
