// SPDX-License-Identifier: Apache-2.0

using System.Text;

namespace Krt.Internal;

/// <summary>Explanations and impacts as trees of lines.</summary>
internal sealed class TraceText
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<object> _told = new(ReferenceEqualityComparer.Instance);

    public static string Of(RowExplanation row)
    {
        var text = new TraceText();
        text._told.Add(row);
        text.Line("", $"{Name(row)} at epoch {row.Epoch}");
        text.Reads(row, "");
        return text._text.ToString();
    }

    public static string Of(RowImpact row)
    {
        var text = new TraceText();
        text._told.Add(row);
        text.Line("", $"{Name(row)} at epoch {row.Epoch}");
        text.Made(row, "");
        return text._text.ToString();
    }

    private void Reads(RowExplanation row, string indent)
    {
        for (var i = 0; i < row.Reads.Count; i++)
        {
            var read = row.Reads[i];
            var (branch, below) = Branch(indent, i == row.Reads.Count - 1);
            if (read is { Count: 1, Rows.Count: 1 })
            {
                Row(read.Rows[0], branch, below, $"{read.Match}: ");
                continue;
            }
            Line(branch, $"{read.Match}: {Number(read.Count)} of {read.Collection}{Rest(read.Count, read.Rows.Count)}");
            for (var j = 0; j < read.Rows.Count; j++)
            {
                var (rowBranch, rowBelow) = Branch(below, j == read.Rows.Count - 1);
                Row(read.Rows[j], rowBranch, rowBelow, "");
            }
        }
    }

    private void Row(RowExplanation row, string branch, string below, string prefix)
    {
        if (Tell(branch, prefix + Name(row), row, row.IsCut, row.Reads.Count == 0))
            Reads(row, below);
    }

    private void Made(RowImpact row, string indent)
    {
        var rest = Rest(row.Count, row.Rows.Count);
        for (var i = 0; i < row.Rows.Count; i++)
        {
            var made = row.Rows[i];
            var (branch, below) = Branch(indent, i == row.Rows.Count - 1 && rest.Length == 0);
            if (Tell(branch, Name(made), made, made.IsCut, made.Count == 0))
                Made(made, below);
        }
        if (rest.Length > 0)
            Line(Branch(indent, isLast: true).Branch, $"{Number(row.Count)}{rest}");
    }

    /// <returns>Whether what is below has still to be told.</returns>
    private bool Tell(string branch, string line, object row, bool isCut, bool isEnd)
    {
        var isNew = _told.Add(row);
        Line(
            branch,
            isCut ? $"{line} ..."
                : isNew || isEnd ? line
                : $"{line} (see above)"
        );
        return isNew && !isCut;
    }

    private void Line(string branch, string line) =>
        _text.Append(branch).Append(line.ReplaceLineEndings(" ")).Append('\n');

    private static (string Branch, string Below) Branch(string indent, bool isLast) =>
        isLast ? (indent + "└─ ", indent + "   ") : (indent + "├─ ", indent + "│  ");

    private static string Name(RowExplanation row) =>
        Name(row.Collection, row.Kind, row.Key, row.Value)
        + (row.LastError is null ? "" : $", failed: {row.LastError}");

    private static string Name(RowImpact row) => Name(row.Collection, row.Kind, row.Key, row.Value);

    private static string Name(CollectionReference collection, string kind, string key, string? value) =>
        $"{collection} {key} [{kind}]{(value is null ? "" : $" {value}")}";

    private static string Number(int count) => FormattableString.Invariant($"{count} {(count == 1 ? "row" : "rows")}");

    private static string Rest(int count, int told) =>
        count == told ? "" : FormattableString.Invariant($", {count - told} of them not told");
}
