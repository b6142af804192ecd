// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Binary;

namespace Syncer.Xds;

/// <summary>Reads the fields of an encoded message one after the other, without copying any.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> message)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;

    private readonly ReadOnlySpan<byte> _message = message;

    /// <summary>The number of the field that was read.</summary>
    public int Field { get; private set; }

    /// <summary>Its bytes, where it is text, bytes or a message; otherwise empty.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Its value, where it is a number of variable length.</summary>
    public ulong Number { get; private set; }

    /// <summary>Where in the message reading goes on.</summary>
    public int Position { get; private set; }

    /// <summary>Reads the next field; false at the end of the message.</summary>
    /// <exception cref="InvalidDataException">The message is malformed.</exception>
    public bool Read()
    {
        if (Position == _message.Length)
            return false;
        var tag = ReadVarint();
        Field = (int)(tag >> 3);
        if (Field == 0 || tag > uint.MaxValue)
            throw Malformed();
        Bytes = default;
        Number = 0;
        switch ((int)(tag & 7))
        {
            case Varint:
                Number = ReadVarint();
                break;
            case LengthDelimited:
                var length = ReadVarint();
                Bytes = length <= int.MaxValue ? Take((int)length) : throw Malformed();
                break;
            case Fixed64:
                Number = BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));
                break;
            case Fixed32:
                Number = BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));
                break;
            default:
                throw Malformed();
        }
        return true;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _message.Length - Position)
            throw Malformed();
        var taken = _message.Slice(Position, length);
        Position += length;
        return taken;
    }

    private ulong ReadVarint()
    {
        var value = 0ul;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (Position == _message.Length)
                throw Malformed();
            var part = _message[Position++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
                return value;
        }
        throw Malformed();
    }

    private static InvalidDataException Malformed() => new("the request is no message of its type");
}
