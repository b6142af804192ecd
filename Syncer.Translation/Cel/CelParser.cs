// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Cel;

/// <summary>
/// Recursive descent, one method per production. Only what brackets enclose recurses. Operators of two operands share one
/// production: all of them group to the left, so which of them bind tighter decides what an expression means and never
/// whether it is one.
/// </summary>
internal ref struct CelParser
{
    private CelScanner _scanner;

    private CelToken _token;

    private CelFault? _fault;

    private int _nesting;

    public CelParser(ReadOnlySpan<char> text)
    {
        _scanner = new(text);
        Advance();
    }

    /// <summary>What is wrong with the text, if anything; to be asked once.</summary>
    public CelFault? Fault()
    {
        if (_token.Kind == CelTokenKind.End)
            return new(_token.Start, "the expression is empty");
        if (Expression(out _) && _token.Kind != CelTokenKind.End)
            Fail("expected an operator");
        return _fault;
    }

    private bool Expression(out CelShape shape)
    {
        if (!Operation(out shape))
            return false;
        while (Take(CelTokenKind.Question))
        {
            shape = CelShape.Other;
            if (!Operation(out _) || !Expect(CelTokenKind.Colon, "':'") || !Operation(out _))
                return false;
        }
        return true;
    }

    private bool Operation(out CelShape shape)
    {
        if (!Operand(out shape))
            return false;
        while (Take(CelTokenKind.BinaryOperator) || Take(CelTokenKind.Minus))
        {
            shape = CelShape.Other;
            if (!Operand(out _))
                return false;
        }
        return true;
    }

    private bool Operand(out CelShape shape)
    {
        shape = CelShape.Other;
        var isNegated = false;
        while (Take(CelTokenKind.Not))
            isNegated = true;
        var isSigned = false;
        while (!(isNegated && isSigned) && Take(CelTokenKind.Minus))
            isSigned = true;
        if (isNegated && isSigned && !IsSignable(_token.Kind))
            return Fail("expected a number after '!' and '-'");
        if (_token.Kind == CelTokenKind.LowestInteger && !isSigned)
            return Fail(_token.Start, "the number is beyond the range of a signed integer; 'u' makes it unsigned");
        if (!Primary(out var primary) || !Members(ref primary))
            return false;
        if (!isNegated && !isSigned)
            shape = primary;
        return true;
    }

    private static bool IsSignable(CelTokenKind kind) =>
        kind is CelTokenKind.Integer or CelTokenKind.LowestInteger or CelTokenKind.Float;

    private bool Primary(out CelShape shape)
    {
        shape = CelShape.Other;
        switch (_token.Kind)
        {
            case CelTokenKind.Integer or CelTokenKind.LowestInteger or CelTokenKind.Float or CelTokenKind.Literal:
                Advance();
                return true;
            case CelTokenKind.Dot or CelTokenKind.Identifier:
                return Name(out shape);
            case CelTokenKind.OpenParenthesis:
                return Enter() && Expression(out shape) && Leave(CelTokenKind.CloseParenthesis, "')'");
            case CelTokenKind.OpenBracket:
                return Enter() && Elements() && Leave(CelTokenKind.CloseBracket, "',' or ']'");
            case CelTokenKind.OpenBrace:
                return Enter() && Entries() && Leave(CelTokenKind.CloseBrace, "',' or '}'");
            default:
                return Fail("expected an operand");
        }
    }

    /// <summary>A variable, a function with its arguments, or a message with its fields.</summary>
    private bool Name(out CelShape shape)
    {
        shape = CelShape.Other;
        var isRooted = Take(CelTokenKind.Dot);
        var name = _token;
        if (!Expect(CelTokenKind.Identifier, "a name"))
            return false;
        if (_token.Kind == CelTokenKind.OpenParenthesis)
            return Arguments(isRooted ? default : name, isMember: false) && NotReserved(name);
        shape = isRooted ? CelShape.Other : CelShape.Identifier;
        // Up to the brace, the package of a message looks like the fields of a variable.
        var isQualifiedName = true;
        while (isQualifiedName && Take(CelTokenKind.Dot))
        {
            if (!Selection(ref shape, out isQualifiedName))
                return false;
        }
        if (!isQualifiedName || _token.Kind != CelTokenKind.OpenBrace)
            return NotReserved(name);
        shape = CelShape.Other;
        return Enter() && Fields() && Leave(CelTokenKind.CloseBrace, "',' or '}'");
    }

    private bool Members(ref CelShape shape)
    {
        while (true)
        {
            if (Take(CelTokenKind.Dot))
            {
                if (!Selection(ref shape, out _))
                    return false;
            }
            else if (_token.Kind == CelTokenKind.OpenBracket)
            {
                shape = CelShape.Other;
                if (!Enter() || !Optional() || !Expression(out _) || !Leave(CelTokenKind.CloseBracket, "']'"))
                    return false;
            }
            else
            {
                return true;
            }
        }
    }

    /// <summary>What follows a dot: a field or a function with its arguments.</summary>
    private bool Selection(ref CelShape shape, out bool isPlainField)
    {
        isPlainField = false;
        var isOptional = Take(CelTokenKind.Question);
        shape = isOptional ? CelShape.Other : CelShape.FieldSelection;
        var name = _token;
        if (Take(CelTokenKind.QuotedIdentifier))
            return true;
        if (!Expect(CelTokenKind.Identifier, "the name of a field or function"))
            return false;
        if (isOptional || _token.Kind != CelTokenKind.OpenParenthesis)
        {
            isPlainField = !isOptional;
            return true;
        }
        shape = CelShape.Other;
        return Arguments(name, isMember: true);
    }

    private bool Arguments(CelToken function, bool isMember)
    {
        if (!Enter())
            return false;
        var first = _token;
        var firstShape = CelShape.Other;
        var count = 0;
        if (_token.Kind != CelTokenKind.CloseParenthesis)
        {
            do
            {
                if (!Expression(out var shape))
                    return false;
                if (count++ == 0)
                    firstShape = shape;
            } while (Take(CelTokenKind.Comma));
        }
        if (!Leave(CelTokenKind.CloseParenthesis, "',' or ')'"))
            return false;
        return CelMacros.Problem(_scanner.TextOf(function), isMember, count, firstShape) is not { } problem
            || Fail(first.Start, problem);
    }

    private bool Elements()
    {
        for (var goesOn = !Take(CelTokenKind.Comma); goesOn && _token.Kind != CelTokenKind.CloseBracket; )
        {
            if (!Optional() || !Expression(out _))
                return false;
            goesOn = Take(CelTokenKind.Comma);
        }
        return true;
    }

    private bool Entries()
    {
        for (var goesOn = !Take(CelTokenKind.Comma); goesOn && _token.Kind != CelTokenKind.CloseBrace; )
        {
            if (!Optional() || !Expression(out _) || !Expect(CelTokenKind.Colon, "':'") || !Expression(out _))
                return false;
            goesOn = Take(CelTokenKind.Comma);
        }
        return true;
    }

    private bool Fields()
    {
        for (var goesOn = !Take(CelTokenKind.Comma); goesOn && _token.Kind != CelTokenKind.CloseBrace; )
        {
            if (!Optional() || !FieldName() || !Expect(CelTokenKind.Colon, "':'") || !Expression(out _))
                return false;
            goesOn = Take(CelTokenKind.Comma);
        }
        return true;
    }

    private bool FieldName() =>
        Take(CelTokenKind.QuotedIdentifier) || Expect(CelTokenKind.Identifier, "the name of a field");

    /// <summary>The question mark before what may be absent; always true.</summary>
    private bool Optional()
    {
        _ = Take(CelTokenKind.Question);
        return true;
    }

    /// <summary>These words name fields, functions of values, and messages, but no variables and no plain functions.</summary>
    private bool NotReserved(CelToken name) =>
        _scanner.TextOf(name)
            is not (
                "as"
                or "break"
                or "const"
                or "continue"
                or "else"
                or "for"
                or "function"
                or "if"
                or "import"
                or "let"
                or "loop"
                or "package"
                or "namespace"
                or "return"
                or "var"
                or "void"
                or "while"
            )
        || Fail(name.Start, $"'{_scanner.TextOf(name)}' is a reserved word");

    private bool Enter()
    {
        if (++_nesting > CelSyntax.MaxNesting)
            return Fail(_token.Start, $"the expression is nested more than {CelSyntax.MaxNesting} deep");
        Advance();
        return true;
    }

    private bool Leave(CelTokenKind closing, string expected)
    {
        _nesting--;
        return Expect(closing, expected);
    }

    private bool Take(CelTokenKind kind)
    {
        if (_token.Kind != kind)
            return false;
        Advance();
        return true;
    }

    private bool Expect(CelTokenKind kind, string expected) => Take(kind) || Fail($"expected {expected}");

    private void Advance() => _token = _scanner.Next();

    private bool Fail(string expected) =>
        _token.Kind == CelTokenKind.Invalid
            ? Fail(_scanner.Fault.Position, _scanner.Fault.Reason)
            : Fail(_token.Start, $"{expected} but found {CelText.OfToken(_token, _scanner.TextOf(_token))}");

    private bool Fail(int position, string reason)
    {
        _fault ??= new(position, reason);
        return false;
    }
}
