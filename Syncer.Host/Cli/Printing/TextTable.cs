// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Cli.Printing;

/// <summary>Rows of text in aligned columns, the first one of headings where there are any.</summary>
internal sealed class TextTable
{
    private readonly List<string[]> _rows = [];

    public TextTable(params string[] headings)
    {
        if (headings.Length > 0)
            _rows.Add(headings);
    }

    public void Add(params string[] cells) => _rows.Add(cells);

    public void WriteTo(TextWriter writer)
    {
        if (_rows.Count == 0)
            return;
        var widths = _rows[0].Select((_, column) => _rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in _rows)
        {
            // A column that is empty throughout takes no room.
            var cells = row.Select(
                (cell, column) =>
                    column == row.Length - 1 || widths[column] == 0 ? cell : cell.PadRight(widths[column] + 2)
            );
            writer.WriteLine(string.Concat(cells).TrimEnd());
        }
    }
}
