// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Cel;

namespace Syncer.Translation.Tests.Cel;

public sealed class CelSyntaxTests
{
    [TestCase("request.path == '/' && !(source.address in ['10.0.0.1']) || x.y(1, 2u) % 3 >= -4.5e-1")]
    [TestCase("a ? b : c ? d : e")]
    [TestCase("a || b ? c && d : e < f")]
    [TestCase("a < b < c", Description = "Relations group to the left.")]
    [TestCase("a - -b")]
    [TestCase("a--b")]
    [TestCase("!!a")]
    [TestCase("--a")]
    [TestCase("!-1")]
    [TestCase("!-.5")]
    [TestCase("a in b.c[0]['d'].e()")]
    [TestCase(".a.b.c(.d)")]
    [TestCase("'a'.size() + [1].size() + {1: 2}[1] + (a)[0] + 1.to_string()")]
    [TestCase("a.if.while(b)", Description = "Words reserved as variables name fields and functions of values.")]
    [TestCase("inner + index + nullable + trueish", Description = "Keywords begin these names.")]
    [TestCase("1in[1]", Description = "Tokens need no white space between them.")]
    [TestCase("_a1._")]
    [TestCase("// a comment\n a // another\r\n + b //")]
    [TestCase("\t\f\r\n a \n")]
    public void Operators_and_names(string expression) => Assert.That(CelSyntax.Problem(expression), Is.Null);

    [TestCase("0")]
    [TestCase("007")]
    [TestCase("9223372036854775807")]
    [TestCase("-9223372036854775808")]
    [TestCase("- 0x8000000000000000")]
    [TestCase("0xdeadBEEF")]
    [TestCase("18446744073709551615u")]
    [TestCase("0xFFFFFFFFFFFFFFFFU")]
    [TestCase("1.5")]
    [TestCase("1e9")]
    [TestCase("1.5E+10")]
    [TestCase(".5e-3")]
    [TestCase("4.9e-324")]
    [TestCase("true != false || null == null")]
    public void Numbers_and_constants(string expression) => Assert.That(CelSyntax.Problem(expression), Is.Null);

    [TestCase("''")]
    [TestCase("\"it's\" + 'a \"quote\"'")]
    [TestCase("''''''")]
    [TestCase("'''several\nlines, a ' and a '' within'''")]
    [TestCase("\"\"\"several\r\nlines\"\"\"")]
    [TestCase("\"\"\"\\\"\"\"\"", Description = "An escaped quote before the closing three.")]
    [TestCase(@"'\a\b\f\n\r\t\v\""\'\\\?\`'")]
    [TestCase(@"'\000\377\x41\X7f\u00e9\U0001F600'")]
    [TestCase(@"r'\d+\q'")]
    [TestCase(@"R""\""")]
    [TestCase("r'''\\\n'''")]
    [TestCase(@"b'\x00\377'")]
    [TestCase(@"B""é""")]
    [TestCase(@"br'\u'")]
    [TestCase(@"bR""""""\u""""""")]
    [TestCase("'ünïcödé 😀'")]
    public void Strings_and_bytes(string expression) => Assert.That(CelSyntax.Problem(expression), Is.Null);

    [TestCase("[]")]
    [TestCase("[,]")]
    [TestCase("[1, [2], 3,]")]
    [TestCase("{}")]
    [TestCase("{,}")]
    [TestCase("{1: 'a', b.c: {}, 'd' + e: [],}")]
    [TestCase("T{}")]
    [TestCase("google.rpc.Status{code: 1, message: 'a',}.code")]
    [TestCase(".google.rpc.Status{code: 1}")]
    [TestCase("if.else.T{while: 1}", Description = "Reserved words name packages, messages and their fields.")]
    [TestCase("f(a, T{b: c})")]
    public void Lists_maps_and_messages(string expression) => Assert.That(CelSyntax.Problem(expression), Is.Null);

    [TestCase("a.?b.?c")]
    [TestCase("a[?0][?'b']")]
    [TestCase("[?a, b, ?c]")]
    [TestCase("{?'a': b, c: d}")]
    [TestCase("T{?f: a.?b}")]
    [TestCase("a.`b-c/d.e f` + a.?`b`")]
    [TestCase("T{`f-g`: 1, ?`h`: 2}")]
    public void Optional_and_quoted_fields(string expression) => Assert.That(CelSyntax.Problem(expression), Is.Null);

    [TestCase("has(a.b)")]
    [TestCase("has((a[0].b.c))")]
    [TestCase("has(a.`b-c`)")]
    [TestCase("a.all(x, x > 0)")]
    [TestCase("a.b().exists(x, x.exists_one(y, y == x))")]
    [TestCase("a.existsOne(x, x)")]
    [TestCase("a.map((x), x) + a.map(x, x > 1, x).filter(x, x)")]
    [TestCase("has() || has(a, b) || a.has(b) || .has(b)", Description = "Ordinary functions of that name.")]
    [TestCase("a.all(1) || a.all(1, 2, 3) || all(1, 2) || a.map(1)", Description = "Ordinary functions of that name.")]
    public void Macros(string expression) => Assert.That(CelSyntax.Problem(expression), Is.Null);

    [TestCase("", "line 1, column 1: the expression is empty")]
    [TestCase(" // nothing", "line 1, column 12: the expression is empty")]
    [TestCase("a b", "line 1, column 3: expected an operator but found 'b'")]
    [TestCase("a &&", "line 1, column 5: expected an operand but found the end")]
    [TestCase("\n'😀' + )", "line 2, column 7: expected an operand but found ')'")]
    [TestCase("a = b", "line 1, column 3: '=' is no operator; '==' compares")]
    [TestCase("a & b", "line 1, column 3: '&' is no operator; '&&' is the logical and")]
    [TestCase("a | b", "line 1, column 3: '|' is no operator; '||' is the logical or")]
    [TestCase("a # b", "line 1, column 3: unexpected character '#'")]
    [TestCase("é", "line 1, column 1: unexpected character U+00E9")]
    [TestCase("a + 😀", "line 1, column 5: unexpected character U+1F600")]
    [TestCase("a\0", "line 1, column 2: unexpected character U+0000")]
    [TestCase("!-a", "line 1, column 3: expected a number after '!' and '-' but found 'a'")]
    [TestCase("!-1u", "line 1, column 3: expected a number after '!' and '-' but found a literal")]
    [TestCase("-!a", "line 1, column 2: expected an operand but found '!'")]
    [TestCase("a ? b", "line 1, column 6: expected ':' but found the end")]
    [TestCase("a ? b ? c : d : e", "line 1, column 7: expected ':' but found '?'")]
    [TestCase("if", "line 1, column 1: 'if' is a reserved word")]
    [TestCase("1 + for.a", "line 1, column 5: 'for' is a reserved word")]
    [TestCase(".var", "line 1, column 2: 'var' is a reserved word")]
    [TestCase("let(a)", "line 1, column 1: 'let' is a reserved word")]
    [TestCase("in", "line 1, column 1: expected an operand but found 'in'")]
    [TestCase("a.in", "line 1, column 3: expected the name of a field or function but found 'in'")]
    [TestCase("a.true", "line 1, column 3: expected the name of a field or function but found a literal")]
    [TestCase("a.", "line 1, column 3: expected the name of a field or function but found the end")]
    [TestCase("a.5", "line 1, column 2: expected an operator but found a number")]
    [TestCase(". 'a'", "line 1, column 3: expected a name but found a literal")]
    [TestCase("`a`", "line 1, column 1: expected an operand but found '`a`'")]
    [TestCase("a.`b`()", "line 1, column 6: expected an operator but found '('")]
    [TestCase("a.?b()", "line 1, column 5: expected an operator but found '('")]
    [TestCase("a.`b", "line 1, column 3: the name has no closing '`'")]
    [TestCase("a.``", "line 1, column 3: the name is empty")]
    [TestCase("a.`b$`", "line 1, column 5: a name in '`' holds letters, digits, '_', '.', '-', '/' and blanks")]
    [TestCase("(a", "line 1, column 3: expected ')' but found the end")]
    [TestCase("(a, b)", "line 1, column 3: expected ')' but found ','")]
    [TestCase("()", "line 1, column 2: expected an operand but found ')'")]
    [TestCase("f(a,)", "line 1, column 5: expected an operand but found ')'")]
    [TestCase("f(,)", "line 1, column 3: expected an operand but found ','")]
    [TestCase("f(?a)", "line 1, column 3: expected an operand but found '?'")]
    [TestCase("(f)(a)", "line 1, column 4: expected an operator but found '('")]
    [TestCase("a[]", "line 1, column 3: expected an operand but found ']'")]
    [TestCase("a[b, c]", "line 1, column 4: expected ']' but found ','")]
    [TestCase("[a b]", "line 1, column 4: expected ',' or ']' but found 'b'")]
    [TestCase("[a,,]", "line 1, column 4: expected an operand but found ','")]
    [TestCase("{a}", "line 1, column 3: expected ':' but found '}'")]
    [TestCase("{a: b", "line 1, column 6: expected ',' or '}' but found the end")]
    [TestCase("(a){}", "line 1, column 4: expected an operator but found '{'")]
    [TestCase("a.b(){}", "line 1, column 6: expected an operator but found '{'")]
    [TestCase("a.?b{}", "line 1, column 5: expected an operator but found '{'")]
    [TestCase("T{1: 2}", "line 1, column 3: expected the name of a field but found a number")]
    [TestCase("T{in: 2}", "line 1, column 3: expected the name of a field but found 'in'")]
    public void Says_where_the_syntax_is_wrong(string expression, string problem) =>
        Assert.That(CelSyntax.Problem(expression), Is.EqualTo(problem));

    [TestCase("9223372036854775808", "1: the number is beyond the range of a signed integer; 'u' makes it unsigned")]
    [TestCase("-9223372036854775809", "2: the number is beyond the range of a signed integer; 'u' makes it unsigned")]
    [TestCase("0x8000000000000000", "1: the number is beyond the range of a signed integer; 'u' makes it unsigned")]
    [TestCase("18446744073709551616u", "1: the number is beyond 64 bits")]
    [TestCase("0x10000000000000000", "1: the number is beyond 64 bits")]
    [TestCase("1e400", "1: the number is beyond the range of a double")]
    [TestCase("1ua", "3: expected an operator but found 'a'")]
    [TestCase("1.", "3: expected the name of a field or function but found the end")]
    [TestCase("1e", "2: expected an operator but found 'e'")]
    [TestCase("0x", "2: expected an operator but found 'x'")]
    [TestCase("0XF", "2: expected an operator but found 'XF'")]
    [TestCase("'a", "1: the string has no closing quote")]
    [TestCase("'''a''", "1: the string has no closing quote")]
    [TestCase("b'''a", "2: the string has no closing quote")]
    [TestCase(@"'\'", "1: the string has no closing quote")]
    [TestCase("'a\n'", "3: the line ends within a string; three quotes enclose several lines")]
    [TestCase("r'a\r'", "4: the line ends within a string; three quotes enclose several lines")]
    [TestCase("rb'a'", "3: expected an operator but found a literal")]
    [TestCase("'a' 'b'", "5: expected an operator but found a literal")]
    [TestCase(@"'\d'", @"2: unknown escape sequence; a backslash itself is written \\")]
    [TestCase(@"'a\", "3: the text ends within an escape sequence")]
    [TestCase(@"'\8'", @"2: an octal escape sequence has three digits, from \000 to \377")]
    [TestCase(@"'\400'", @"2: an octal escape sequence has three digits, from \000 to \377")]
    [TestCase(@"'\01'", @"2: an octal escape sequence has three digits, from \000 to \377")]
    [TestCase(@"'\xg0'", @"2: the escape sequence \x has two hexadecimal digits")]
    [TestCase(@"'\u12'", @"2: the escape sequence \u has four hexadecimal digits")]
    [TestCase(@"'\U0001F60'", @"2: the escape sequence \U has eight hexadecimal digits")]
    [TestCase(@"'\uD800'", "2: the escape sequence names no code point")]
    [TestCase(@"'\U00110000'", "2: the escape sequence names no code point")]
    [TestCase(@"b'\u00e9'", "3: bytes have no escape sequences of code points")]
    public void Says_what_is_wrong_with_a_literal(string expression, string problem) =>
        Assert.That(CelSyntax.Problem(expression), Is.EqualTo($"line 1, column {problem}"));

    [TestCase("has(a)", "5: has() asks for a field, as in has(message.field)")]
    [TestCase("has(a.b + 1)", "5: has() asks for a field, as in has(message.field)")]
    [TestCase("has(a.b())", "5: has() asks for a field, as in has(message.field)")]
    [TestCase("has(a['b'])", "5: has() asks for a field, as in has(message.field)")]
    [TestCase("has(a.?b)", "5: has() asks for a field, as in has(message.field)")]
    [TestCase("has(!a.b)", "5: has() asks for a field, as in has(message.field)")]
    [TestCase("has(a.B{})", "5: has() asks for a field, as in has(message.field)")]
    [TestCase("a.all(x.y, x)", "7: the first argument of all() is the name of a variable")]
    [TestCase("a.exists(1, x)", "10: the first argument of exists() is the name of a variable")]
    [TestCase("a.exists_one(-x, x)", "14: the first argument of exists_one() is the name of a variable")]
    [TestCase("a.existsOne(x ? x : x, x)", "13: the first argument of existsOne() is the name of a variable")]
    [TestCase("a.filter(x(), x)", "10: the first argument of filter() is the name of a variable")]
    [TestCase("a.map(.x, x)", "7: the first argument of map() is the name of a variable")]
    [TestCase("a.map([x], x, x)", "7: the first argument of map() is the name of a variable")]
    public void Says_what_a_macro_refuses(string expression, string problem) =>
        Assert.That(CelSyntax.Problem(expression), Is.EqualTo($"line 1, column {problem}"));

    [Test]
    public void Never_quotes_a_literal() =>
        Assert.That(CelSyntax.Problem("a == 'secret' 'secret'"), Does.Not.Contain("secret"));

    [Test]
    public void Shortens_long_names() =>
        Assert.That(
            CelSyntax.Problem("a " + new string('b', 1000)),
            Is.EqualTo($"line 1, column 3: expected an operator but found '{new string('b', 40)}...'")
        );

    [Test]
    public void Nests_as_deep_as_is_bounded([Values("()", "[]", "f()", "a.f()", "{1:}", "T{f:}")] string brackets)
    {
        var (open, close) = (brackets[..^1], brackets[^1]);
        Assert.That(CelSyntax.Problem(Nested(CelSyntax.MaxNesting)), Is.Null);
        Assert.That(
            CelSyntax.Problem(Nested(CelSyntax.MaxNesting + 1)),
            Does.EndWith("the expression is nested more than 250 deep")
        );
        Assert.That(CelSyntax.Problem(string.Concat(Enumerable.Repeat(open, 15_000))), Is.Not.Null);

        string Nested(int depth) => string.Concat(Enumerable.Repeat(open, depth)) + "1" + new string(close, depth);
    }

    [TestCase("!", "a", "")]
    [TestCase("-", "a", "")]
    [TestCase("a+", "a", "")]
    [TestCase("a?a:", "a", "")]
    [TestCase("", "a", ".a")]
    [TestCase("", "a", "[a]")]
    [TestCase("", "a", ".a()")]
    public void Chains_are_as_long_as_the_text(string prefix, string operand, string suffix)
    {
        var links = (CelSyntax.MaxLength - 1) / (prefix.Length + suffix.Length);
        var chain = string.Concat([.. Enumerable.Repeat(prefix, links), operand, .. Enumerable.Repeat(suffix, links)]);
        Assert.That(CelSyntax.Problem(chain), Is.Null);
    }

    [Test]
    public void Texts_are_bounded() =>
        Assert.That(
            CelSyntax.Problem(new string('a', CelSyntax.MaxLength + 1)),
            Is.EqualTo("the expression has more than 100000 characters")
        );
}
