// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Cel;

/// <summary>
/// Functions that are expanded while parsing and ask something of the form of their first argument (CEL specification,
/// section Macros). With another number of arguments the names are those of ordinary functions.
/// </summary>
internal static class CelMacros
{
    /// <summary>What a macro refuses about its arguments, if anything.</summary>
    public static string? Problem(ReadOnlySpan<char> function, bool isMember, int arguments, CelShape first) =>
        function switch
        {
            "has" when !isMember && arguments == 1 && first != CelShape.FieldSelection =>
                "has() asks for a field, as in has(message.field)",
            "all"
            or "exists"
            or "exists_one"
            or "existsOne"
            or "filter" when isMember && arguments == 2 && first != CelShape.Identifier => UnnamedVariable(function),
            "map" when isMember && arguments is 2 or 3 && first != CelShape.Identifier => UnnamedVariable(function),
            _ => null,
        };

    private static string UnnamedVariable(ReadOnlySpan<char> macro) =>
        $"the first argument of {macro}() is the name of a variable";
}
