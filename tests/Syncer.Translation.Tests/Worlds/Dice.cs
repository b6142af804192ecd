// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Tests.Worlds;

/// <summary>Choices that follow from a seed, the same ones on every machine.</summary>
internal sealed class Dice(int seed)
{
    // xorshift32, whose state must not be 0.
    private uint _state = unchecked(((uint)seed * 2_654_435_761u) | 1);

    public int Next(int below)
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (int)(_state % (uint)below);
    }

    public bool OneIn(int chances) => Next(chances) == 0;

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Next(choices.Length)];

    /// <summary>Up to <paramref name="max"/> items.</summary>
    public T[] Some<T>(int max, Func<T> item)
    {
        var items = new T[Next(max + 1)];
        for (var i = 0; i < items.Length; i++)
            items[i] = item();
        return items;
    }
}
