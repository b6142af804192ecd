// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;
using System.Text;
using Google.Protobuf;

namespace Syncer.Xds;

/// <summary>A type of resource that the data plane subscribes to (spec xds-addresses 1.1).</summary>
public sealed class XdsResourceType
{
    /// <summary>What the names of binds begin with.</summary>
    internal const string BindKind = "bind/";
    private const string ListenerKind = "listener/";

    private readonly string[] _kindsInPushOrder;
    private readonly byte[] _utf8Url;
    private readonly MessageParser _parser;

    // Descriptors know the names too, but making them takes time and memory at the start of a program.
    private XdsResourceType(int index, string url, Type message, MessageParser parser, params string[] kindsInPushOrder)
    {
        Index = index;
        Message = message;
        _parser = parser;
        Name = message.Name;
        Url = url;
        _utf8Url = Encoding.UTF8.GetBytes(Url);
        _kindsInPushOrder = kindsInPushOrder;
    }

    /// <summary>Services and workloads: <c>type.googleapis.com/istio.workload.Address</c>.</summary>
    public static XdsResourceType Address { get; } =
        new(
            0,
            "type.googleapis.com/istio.workload.Address",
            typeof(Protos.Workloads.Address),
            Protos.Workloads.Address.Parser
        );

    /// <summary>
    /// Binds, listeners, backends, policies and routes of a gateway:
    /// <c>type.googleapis.com/agentgateway.dev.resource.Resource</c>.
    /// </summary>
    public static XdsResourceType Resource { get; } =
        new(
            1,
            "type.googleapis.com/agentgateway.dev.resource.Resource",
            typeof(Protos.Resources.Resource),
            Protos.Resources.Resource.Parser,
            BindKind,
            ListenerKind,
            "backend/",
            "policy/"
        );

    /// <summary>All types, in the order in which they are pushed: what is referred to comes before what refers to it.</summary>
    public static IReadOnlyList<XdsResourceType> All { get; } = [Address, Resource];

    /// <summary>The type URL.</summary>
    public string Url { get; }

    /// <summary>The name of the message, which is short: <c>Address</c> or <c>Resource</c>.</summary>
    public string Name { get; }

    internal int Index { get; }

    internal Type Message { get; }

    internal bool HasPushRanks => _kindsInPushOrder.Length > 0;

    /// <summary>Finds the type of a URL.</summary>
    public static bool TryFromUrl(string url, [NotNullWhen(true)] out XdsResourceType? type)
    {
        foreach (var candidate in All)
        {
            if (candidate.Url == url)
            {
                type = candidate;
                return true;
            }
        }
        type = null;
        return false;
    }

    /// <summary>Decodes the bytes of a resource of this type.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes are not a message of this type.</exception>
    public IMessage Decode(ReadOnlyMemory<byte> bytes) => _parser.ParseFrom(bytes.Span);

    /// <summary>The type URL.</summary>
    public override string ToString() => Url;

    internal static bool TryFromUtf8(ReadOnlySpan<byte> url, [NotNullWhen(true)] out XdsResourceType? type)
    {
        foreach (var candidate in All)
        {
            if (url.SequenceEqual(candidate._utf8Url))
            {
                type = candidate;
                return true;
            }
        }
        type = null;
        return false;
    }

    /// <summary>Whether a resource of this name holds what a proxy settles for good when it comes.</summary>
    internal static bool HasPlace(string name) =>
        name.StartsWith(BindKind, StringComparison.Ordinal) || name.StartsWith(ListenerKind, StringComparison.Ordinal);

    internal int PushRankOf(string name)
    {
        for (var rank = 0; rank < _kindsInPushOrder.Length; rank++)
        {
            if (name.StartsWith(_kindsInPushOrder[rank], StringComparison.Ordinal))
                return rank;
        }
        return _kindsInPushOrder.Length;
    }
}
