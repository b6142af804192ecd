// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;

namespace Syncer.Xds;

/// <summary>A resource as a client received it.</summary>
/// <param name="Name">The wire name.</param>
/// <param name="Version">The version the server gave it.</param>
/// <param name="Bytes">The encoded message.</param>
/// <param name="Message">The same, decoded as a message of the type of the response; not to be modified.</param>
public sealed record ReceivedResource(string Name, string Version, ReadOnlyMemory<byte> Bytes, IMessage Message);
