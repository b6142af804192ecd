// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Properties.Graphs;

/// <summary>One write of a random transaction.</summary>
internal readonly record struct GraphWrite(byte Op, byte Source, byte Key, byte A, byte B)
{
    public int Target => Source % GraphModel.Sources;

    public int KeyWritten => Key % 12;

    public Cell Row => new(KeyWritten, A % 8, B % 31);

    /// <summary>Whether <see cref="GraphWriteKind.RemoveWhere"/> removes a row.</summary>
    public bool Removes(Cell row) => row.A % 3 == A % 3;

    public GraphWriteKind Kind =>
        (Op % 16) switch
        {
            < 9 => GraphWriteKind.Set,
            < 12 => GraphWriteKind.Remove,
            12 => GraphWriteKind.RemoveWhere,
            13 => GraphWriteKind.Reset,
            _ => GraphWriteKind.Touch,
        };

    /// <summary>What <see cref="GraphWriteKind.Reset"/> makes the whole content; one key may occur twice.</summary>
    public IEnumerable<Cell> ResetRows()
    {
        for (var i = 0; i < A % 10; i++)
            yield return new Cell((Key + (i * 5)) % 12, (B + i) % 8, (A * i) % 31);
    }
}

internal enum GraphWriteKind
{
    Set,
    Remove,
    RemoveWhere,
    Reset,
    Touch,
}
