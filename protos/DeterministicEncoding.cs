// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;

namespace Syncer.Protos;

/// <summary>The one encoding that a message has here, whoever encodes it.</summary>
public static class DeterministicEncoding
{
    /// <summary>Encodes a message: fields in order of number, maps in order of key.</summary>
    /// <returns>Bytes that are the same whenever the message means the same to whoever receives it.</returns>
    public static byte[] Encode(IMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var content = new byte[message.CalculateSize()];
        using (var output = new CodedOutputStream(content) { Deterministic = true })
            message.WriteTo(output);
        return content;
    }
}
