// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Syncer.Protos.Resources;
using Syncer.Protos.Workloads;

namespace TestKit.DataPlane;

/// <summary>
/// What the data plane refuses of a message by itself, whatever else it holds: a server that sends nothing of this kind never
/// gets a NACK (spec xds-addresses 6.4 to 6.6).
/// </summary>
/// <remarks>
/// Expressions in CEL are checked for balance and quotes only, and regular expressions for what automata can match; the
/// data plane compiles both.
/// </remarks>
public static class DataPlaneRefusals
{
    /// <summary>Everything the data plane would complain of; nothing when it accepts the message.</summary>
    /// <exception cref="ArgumentException">The message is of a type that is never served.</exception>
    public static IReadOnlyList<Refusal> Of(IMessage message)
    {
        var found = new List<Refusal>();
        switch (message)
        {
            case Address address:
                AddressRefusals.Find(new Place(found, "address"), address);
                break;
            case Resource resource:
                ResourceRefusals.Find(new Place(found, NameOf(resource)), resource);
                break;
            default:
                throw new ArgumentException($"{message?.Descriptor.FullName} is not served.", nameof(message));
        }
        return found;
    }

    private static string NameOf(Resource resource) =>
        resource.KindCase switch
        {
            Resource.KindOneofCase.None => "resource",
            Resource.KindOneofCase.TcpRoute => "tcp_route",
            Resource.KindOneofCase.RouteGroup => "route_group",
            Resource.KindOneofCase.ModelRoute => "model_route",
            var kind => kind.ToString().ToLowerInvariant(),
        };
}
