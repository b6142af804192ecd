// SPDX-License-Identifier: Apache-2.0

using System.Numerics;
using System.Text;

namespace Syncer.Xds;

/// <summary>Writes encoded fields, whose sizes must have been counted before.</summary>
internal ref struct WireWriter(Span<byte> target)
{
    private const uint LengthDelimited = 2;

    private readonly Span<byte> _target = target;

    public int Position { get; private set; }

    /// <summary>The size of a field of text or bytes; fields of numbers above 15 are not provided for.</summary>
    public static int SizeOf(int length) => 1 + SizeOfVarint((uint)length) + length;

    public static int SizeOf(string text) => text.Length == 0 ? 0 : SizeOf(Encoding.UTF8.GetByteCount(text));

    public void Write(int field, string text)
    {
        if (text.Length == 0)
            return;
        WriteHeader(field, Encoding.UTF8.GetByteCount(text));
        Position += Encoding.UTF8.GetBytes(text, _target[Position..]);
    }

    public void Write(int field, ReadOnlySpan<byte> bytes)
    {
        WriteHeader(field, bytes.Length);
        bytes.CopyTo(_target[Position..]);
        Position += bytes.Length;
    }

    /// <summary>Begins a field whose content is written next.</summary>
    public void WriteHeader(int field, int length)
    {
        _target[Position++] = (byte)(((uint)field << 3) | LengthDelimited);
        var rest = (uint)length;
        while (rest >= 0x80)
        {
            _target[Position++] = (byte)(rest | 0x80);
            rest >>= 7;
        }
        _target[Position++] = (byte)rest;
    }

    private static int SizeOfVarint(uint value) => BitOperations.Log2(value) / 7 + 1;
}
