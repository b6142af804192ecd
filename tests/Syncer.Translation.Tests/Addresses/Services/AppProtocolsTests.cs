// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Workloads;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Tests.Addresses.Services;

public sealed class AppProtocolsTests
{
    [TestCase("", 80, AppProtocol.Unknown)]
    [TestCase("http", 80, AppProtocol.Http11)]
    [TestCase("HTTP-web", 80, AppProtocol.Http11)]
    [TestCase("httpx", 80, AppProtocol.Unknown)]
    [TestCase("http2-x", 80, AppProtocol.Http2)]
    [TestCase("grpc", 80, AppProtocol.Grpc)]
    [TestCase("grpc-users", 80, AppProtocol.Grpc)]
    [TestCase("grpc-web", 80, AppProtocol.Unknown)]
    [TestCase("grpc-web-foo", 80, AppProtocol.Unknown)]
    [TestCase("gRPC-Webby", 80, AppProtocol.Unknown)]
    [TestCase("https", 80, AppProtocol.Tls)]
    [TestCase("tls-x", 80, AppProtocol.Tls)]
    [TestCase("tcp-x", 80, AppProtocol.Tcp)]
    [TestCase("udp", 53, AppProtocol.Unknown)]
    [TestCase("redis", 3306, AppProtocol.Unknown)]
    [TestCase("mysql", 3306, AppProtocol.Unknown)]
    [TestCase("mongo-1", 27017, AppProtocol.Unknown)]
    [TestCase("http_proxy", 80, AppProtocol.Unknown)]
    [TestCase("foo", 3306, AppProtocol.Tcp)]
    [TestCase("foo", 25, AppProtocol.Tcp)]
    [TestCase("foo", 53, AppProtocol.Tcp)]
    [TestCase("", 27017, AppProtocol.Tcp)]
    [TestCase("-", 27018, AppProtocol.Unknown)]
    public void Goes_by_name_and_number_when_nothing_else_is_said(string name, int port, AppProtocol expected) =>
        Assert.That(AppProtocols.Of(new() { Name = name, Port = port }), Is.EqualTo(expected));

    [TestCase("kubernetes.io/h2c", AppProtocol.Http2)]
    [TestCase("kubernetes.io/ws", AppProtocol.Http11)]
    [TestCase("kubernetes.io/wss", AppProtocol.Tls)]
    [TestCase("https", AppProtocol.Tls)]
    [TestCase("GRPC", AppProtocol.Grpc)]
    [TestCase("anything", AppProtocol.Unknown)]
    [TestCase("agentgateway.dev/mcp", AppProtocol.Unknown)]
    public void Prefers_appProtocol_when_it_is_set(string appProtocol, AppProtocol expected) =>
        Assert.That(
            AppProtocols.Of(
                new()
                {
                    Name = "tcp",
                    Port = 80,
                    AppProtocol = appProtocol,
                }
            ),
            Is.EqualTo(expected)
        );

    [TestCase("UDP")]
    [TestCase("SCTP")]
    [TestCase("QUIC")]
    public void Is_unknown_when_the_transport_is_not_TCP(string protocol) =>
        Assert.That(
            AppProtocols.Of(
                new()
                {
                    Name = "http",
                    Port = 53,
                    Protocol = protocol,
                    AppProtocol = "kubernetes.io/h2c",
                }
            ),
            Is.EqualTo(AppProtocol.Unknown)
        );
}
