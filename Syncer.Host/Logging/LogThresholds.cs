// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;

namespace Syncer.Host.Logging;

/// <summary>From which level on the messages of each category are logged; it can be changed at any time, by any thread.</summary>
public sealed class LogThresholds
{
    /// <summary>The frameworks tell of what is wrong only; a start that fails is told once, by whoever started it.</summary>
    public static FrozenDictionary<string, LogThreshold> Quiet { get; } =
        FrozenDictionary.ToFrozenDictionary<string, LogThreshold>([
            new("Grpc", LogThreshold.Warn),
            new("Microsoft", LogThreshold.Warn),
            new("Microsoft.Extensions.Hosting", LogThreshold.None),
        ]);

    private readonly Lock _lock = new();
    private volatile FrozenDictionary<string, LogThreshold> _byCategory;
    private volatile LogThreshold _otherwise;

    /// <summary>Begins with these thresholds.</summary>
    /// <param name="otherwise">The threshold of categories that no other concerns.</param>
    /// <param name="byCategory">The thresholds by the beginning of categories.</param>
    public LogThresholds(LogThreshold otherwise, IReadOnlyDictionary<string, LogThreshold> byCategory)
    {
        _otherwise = otherwise;
        _byCategory = byCategory.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The threshold of categories that no other concerns.</summary>
    public LogThreshold Otherwise
    {
        get => _otherwise;
        set => _otherwise = value;
    }

    /// <summary>The thresholds by the beginning of categories.</summary>
    public IReadOnlyDictionary<string, LogThreshold> ByCategory => _byCategory;

    /// <summary>Sets the threshold of a category and of all that begin so; none removes it.</summary>
    public void Set(string category, LogThreshold? threshold)
    {
        lock (_lock)
        {
            var thresholds = _byCategory.ToDictionary(StringComparer.Ordinal);
            if (threshold is { } given)
                thresholds[category] = given;
            else
                thresholds.Remove(category);
            _byCategory = thresholds.ToFrozenDictionary(StringComparer.Ordinal);
        }
    }

    /// <summary>Whether a message is logged.</summary>
    public bool Admits(string? category, LogLevel level) => (int)level >= (int)ThresholdOf(category ?? "");

    private LogThreshold ThresholdOf(string category)
    {
        var (length, threshold) = (-1, _otherwise);
        foreach (var (beginning, given) in _byCategory)
        {
            if (beginning.Length > length && IsWithin(category, beginning))
                (length, threshold) = (beginning.Length, given);
        }
        return threshold;
    }

    private static bool IsWithin(string category, string beginning) =>
        category.StartsWith(beginning, StringComparison.Ordinal)
        && (category.Length == beginning.Length || category[beginning.Length] == '.');
}
