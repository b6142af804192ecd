// SPDX-License-Identifier: Apache-2.0

using FsCheck;
using FsCheck.Fluent;
using Syncer.Translation.Cel;

namespace Syncer.Translation.Tests.Cel;

public sealed class CelSyntaxProperties
{
    private static readonly string[] Pieces =
    [
        "a",
        "in",
        "if",
        "has",
        "map",
        "1",
        "0x",
        "1u",
        ".5",
        "e9",
        "'",
        "\"",
        "'''",
        "`",
        "r'",
        "b\"",
        "\\",
        "\\u00",
        "\n",
        "+",
        "-",
        "!",
        "=",
        "==",
        "<=",
        "&&",
        "||",
        "?",
        ":",
        ".",
        ".?",
        ",",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "//",
        " ",
        "\uD800",
    ];

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public Property What_the_grammar_makes_is_an_expression() =>
        Prop.ForAll(Expressions(4).ToArbitrary(), text => CelSyntax.Problem(text) is null);

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public Property An_expression_without_its_closing_bracket_is_none() =>
        Prop.ForAll(
            Expressions(4).Where(text => text[^1] is ')' or ']' or '}').ToArbitrary(),
            text => CelSyntax.Problem(text[..^1]) is not null
        );

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public Property Parentheses_around_an_expression_make_one() =>
        Prop.ForAll(
            Texts().ToArbitrary(),
            text => CelSyntax.Problem(text) is null == CelSyntax.Problem($"({text}\n)") is null
        );

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public Property Every_text_gets_an_answer_about_a_place_in_it() =>
        Prop.ForAll(
            Texts().ToArbitrary(),
            text =>
                CelSyntax.Problem(text) is not { } problem
                || problem.StartsWith("line ", StringComparison.Ordinal)
                    && int.Parse(problem.AsSpan()["line ".Length..problem.IndexOf(',')])
                        <= text.Count(c => c == '\n') + 1
        );

    private static Gen<string> Texts() =>
        Gen.Elements(Pieces)
            .ArrayOf(12)
            .Select(string.Concat)
            .Or(ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""));

    private static Gen<string> Expressions(int depth)
    {
        var leaf = Gen.Elements(
            "a",
            ".b",
            "1",
            "-2",
            "0xF",
            "3u",
            "1.5e3",
            "'s'",
            "\"\"\"t\"\"\"",
            "b'\\x00'",
            "r'\\'",
            "true",
            "null"
        );
        if (depth == 0)
            return leaf;
        var inner = Expressions(depth - 1);
        var two = inner.Two();
        var binary = Gen.Elements("+", "-", "*", "/", "%", "<", "<=", ">", ">=", "==", "!=", "&&", "||", " in ");
        return Gen.OneOf(
            leaf,
            two.SelectMany(pair => binary.Select(op => $"({pair.Item1}){op}({pair.Item2})")),
            inner.Three().Select(three => $"({three.Item1})?({three.Item2}):{three.Item3}"),
            inner.Select(text => $"!({text})"),
            inner.Select(text => $"--({text})"),
            two.Select(pair => $"({pair.Item1})[{pair.Item2}]"),
            inner.Select(text => $"({text}).f.?g"),
            two.Select(pair => $"f({pair.Item1}, {pair.Item2})"),
            two.Select(pair => $"({pair.Item1}).filter(x, {pair.Item2})"),
            inner.Select(text => $"has(({text}).f)"),
            two.Select(pair => $"[{pair.Item1}, ?{pair.Item2},]"),
            two.Select(pair => $"{{{pair.Item1}: {pair.Item2}}}"),
            two.Select(pair => $"a.b.T{{f: {pair.Item1}, ?g: {pair.Item2}}}")
        );
    }
}
