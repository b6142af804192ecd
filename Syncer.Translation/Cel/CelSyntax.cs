// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Cel;

/// <summary>
/// The syntax of the Common Expression Language (CEL specification, section Syntax), with the optional fields, entries and
/// elements that are marked by a question mark. Which variables and functions there are is not asked
/// (spec backends-policies N-17).
/// </summary>
public static class CelSyntax
{
    /// <summary>The longest expression that is read, in UTF-16 code units.</summary>
    public const int MaxLength = 100_000;

    /// <summary>The deepest nesting of parentheses, brackets, braces and arguments.</summary>
    public const int MaxNesting = 250;

    /// <summary>
    /// <see langword="null"/> when the text is an expression; otherwise what is wrong with it and where. Literals are
    /// never quoted in the answer, because they may be secret. Takes time linear in the length of the text, and a
    /// bounded part of the stack.
    /// </summary>
    public static string? Problem(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        if (expression.Length > MaxLength)
            return $"the expression has more than {MaxLength} characters";
        return new CelParser(expression).Fault() is { } fault ? $"{Place(expression, fault)}: {fault.Reason}" : null;
    }

    private static string Place(string expression, CelFault fault)
    {
        var before = expression.AsSpan(0, fault.Position);
        var column = 1;
        foreach (var _ in before[(before.LastIndexOf('\n') + 1)..].EnumerateRunes())
            column++;
        return $"line {before.Count('\n') + 1}, column {column}";
    }
}
