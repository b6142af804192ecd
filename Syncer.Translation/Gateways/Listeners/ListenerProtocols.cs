// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Gateways.Listeners;

/// <summary>What the protocol of a listener means; protocols are compared exactly.</summary>
internal static class ListenerProtocols
{
    private const string Passthrough = "Passthrough";
    private const string Terminate = "Terminate";

    /// <summary>The protocol on the wire, <see cref="Protocol.Unknown"/> when it is not supported.</summary>
    public static Protocol Parse(string protocol) =>
        protocol switch
        {
            "HTTP" => Protocol.Http,
            "HTTPS" => Protocol.Https,
            "TLS" => Protocol.Tls,
            "TCP" => Protocol.Tcp,
            "HBONE" => Protocol.Hbone,
            _ => Protocol.Unknown,
        };

    /// <summary>The protocol of a bind (spec gateways-routes 2.8); HBONE is told by the tunnel protocol instead.</summary>
    public static Bind.Types.Protocol OfBind(Protocol protocol) =>
        protocol switch
        {
            Protocol.Https or Protocol.Tls => Bind.Types.Protocol.Tls,
            Protocol.Tcp => Bind.Types.Protocol.Tcp,
            _ => Bind.Types.Protocol.Http,
        };

    /// <summary>Whether TLS is explicitly left to the backend.</summary>
    public static bool IsPassthrough(ListenerTls? tls) => tls?.Mode == Passthrough;

    /// <summary>Whether TLS is explicitly ended at the listener.</summary>
    public static bool IsTerminate(ListenerTls? tls) => tls?.Mode == Terminate;

    /// <summary>Why the listener cannot be accepted because of its protocol, or null (spec gateways-routes 4.3).</summary>
    public static Problem? Check(ListenerSpec listener)
    {
        if (Parse(listener.Protocol) == Protocol.Unknown)
        {
            var upper = listener.Protocol.ToUpperInvariant();
            var hint = Parse(upper) == Protocol.Unknown ? "" : $". hint: \"{upper}\" (uppercase) may be supported";
            return new("UnsupportedProtocol", $"protocol \"{listener.Protocol}\" is unsupported{hint}");
        }
        if (Parse(listener.Protocol) == Protocol.Https && IsPassthrough(listener.Tls))
            return new("UnsupportedProtocol", "protocol \"HTTPS\" cannot be combined with tls.mode \"Passthrough\"");
        return null;
    }
}
