// SPDX-License-Identifier: Apache-2.0

namespace VerifyTests;

public sealed partial class VerifySettings
{
    private readonly List<Func<string, string?>> _scrubbers = [];

    /// <summary>Removes each line <paramref name="removeLine"/> is true of.</summary>
    public VerifySettings ScrubLines(Func<string, bool> removeLine) =>
        ScrubLinesWithReplace(line => removeLine(line) ? null : line);

    /// <summary>Replaces each line by the result of <paramref name="replaceLine"/>; null removes it.</summary>
    public VerifySettings ScrubLinesWithReplace(Func<string, string?> replaceLine)
    {
        _scrubbers.Insert(0, replaceLine);
        return this;
    }

    internal string Scrub(string text)
    {
        var normalized = text.ReplaceLineEndings("\n");
        if (_scrubbers.Count == 0)
        {
            return normalized;
        }
        var endsInNewline = normalized.EndsWith('\n');
        IEnumerable<string> lines = (endsInNewline ? normalized[..^1] : normalized).Split('\n');
        foreach (var scrubber in _scrubbers)
        {
            lines = lines.Select(scrubber).OfType<string>();
        }
        return string.Join('\n', lines) + (endsInNewline ? "\n" : "");
    }
}
