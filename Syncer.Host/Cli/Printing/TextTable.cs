// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Cli.Printing;

/// <summary>Rows of text in aligned columns.</summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> _rows = [headings];

    public int Count => _rows.Count - 1;

    public void Add(params string[] cells) => _rows.Add(cells);

    public void WriteTo(TextWriter writer)
    {
        var widths = headings.Select((_, column) => _rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in _rows)
        {
            var cells = row.Select(
                (cell, column) => column == row.Length - 1 ? cell : cell.PadRight(widths[column] + 2)
            );
            writer.WriteLine(string.Concat(cells).TrimEnd());
        }
    }
}
