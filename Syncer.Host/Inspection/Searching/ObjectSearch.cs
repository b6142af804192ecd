// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Searching;

/// <summary>Searches objects by kind and name.</summary>
internal static class ObjectSearch
{
    private const int MaxFound = 100;

    /// <summary>
    /// The objects of which every word is part of the kind, the namespace or the name, in any case; the first ones of the
    /// catalogue where there are too many.
    /// </summary>
    public static IReadOnlyList<FoundObject> Find(SyncerInspector inspector, string words)
    {
        var all = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = new List<FoundObject>();
        foreach (var binding in inspector.Sources)
        {
            var kind =
                inspector.Sources.Count(other => other.Kind.Kind == binding.Kind.Kind) == 1
                    ? binding.Kind.Kind
                    : $"{binding.Kind.Kind}.{binding.Kind.Group}";
            // Only words that the kind does not answer have to be looked for in names.
            string[] rest = [.. all.Where(word => !kind.Contains(word, StringComparison.OrdinalIgnoreCase))];
            found.AddRange(
                inspector
                    .NamesOf(binding)
                    .Select(name => $"{name}")
                    .Where(name => rest.All(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
                    .Take(MaxFound - found.Count)
                    .Select(name => new FoundObject(kind, name))
            );
            if (found.Count == MaxFound)
                break;
        }
        return found;
    }
}
