// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Cel;

internal enum CelTokenKind
{
    End,
    Invalid,
    Identifier,

    /// <summary>The name of a field between backquotes.</summary>
    QuotedIdentifier,
    Integer,

    /// <summary>What is an integer, the lowest, only after a minus.</summary>
    LowestInteger,
    Float,

    /// <summary>An unsigned integer, a string, bytes, a truth value or null: what takes no sign.</summary>
    Literal,

    /// <summary>Every operator between two operands but the minus, which may also precede one.</summary>
    BinaryOperator,
    Minus,
    Not,
    Question,
    Colon,
    Dot,
    Comma,
    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
}
