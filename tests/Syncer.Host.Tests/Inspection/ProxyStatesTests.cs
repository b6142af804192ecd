// SPDX-License-Identifier: Apache-2.0

using Syncer.Host.Inspection.Explaining;
using Syncer.Xds;

namespace Syncer.Host.Tests.Inspection;

public sealed class ProxyStatesTests
{
    // A proxy that accepted epoch 7 was sent more since.
    [TestCase("n2", "n2", 7L, null, 7L, ProxyExplanation.Acknowledged)]
    [TestCase("n2", "n1", 7L, null, 7L, ProxyExplanation.Acknowledged)]
    [TestCase("n2", "n1", 7L, null, 8L, ProxyExplanation.Waiting)]
    [TestCase("n2", "n2", 7L, null, 8L, ProxyExplanation.Waiting)]
    [TestCase("n2", "n1", 7L, "no", 7L, ProxyExplanation.Acknowledged)]
    [TestCase("n2", "n1", 7L, "no", 8L, ProxyExplanation.Rejected)]
    [TestCase("n1", "", null, null, 7L, ProxyExplanation.Waiting)]
    [TestCase("n1", "", null, "no", 7L, ProxyExplanation.Rejected)]
    [TestCase("", "", null, null, 7L, ProxyExplanation.Connected)]
    [TestCase("n2", "n2", 7L, null, null, ProxyExplanation.Acknowledged)]
    [TestCase("n2", "n1", 7L, null, null, ProxyExplanation.Waiting)]
    [TestCase("n2", "n1", 7L, "no", null, ProxyExplanation.Rejected)]
    public void Tell_whether_a_proxy_accepted_something_as_it_is_now(
        string sent,
        string acknowledged,
        long? epochAcknowledged,
        string? error,
        long? changed,
        string state
    )
    {
        var proxy = ProxyStates.Of(
            Connection(
                new XdsWatchState
                {
                    Type = XdsResourceType.Resource,
                    IsWildcard = true,
                    SubscribedNames = 0,
                    Position = 9,
                    NonceSent = sent,
                    NonceAcknowledged = acknowledged,
                    EpochAcknowledged = epochAcknowledged,
                    LastSent = null,
                    LastError = error,
                    Responses = 2,
                    Resources = 2,
                    Removals = 0,
                    Bytes = 100,
                    Rejections = 0,
                }
            ),
            XdsResourceType.Resource,
            [],
            changed
        );

        Assert.That((proxy.State, proxy.Epoch), Is.EqualTo((state, epochAcknowledged)));
    }

    [Test]
    public void Tell_that_a_proxy_never_asked()
    {
        var proxy = ProxyStates.Of(Connection(), XdsResourceType.Address, [], changed: 1);

        Assert.That((proxy.State, proxy.Epoch), Is.EqualTo((ProxyExplanation.Connected, (long?)null)));
    }

    private static XdsConnectionState Connection(params XdsWatchState[] watches) =>
        new()
        {
            Id = "proxy-1",
            NodeId = "proxy",
            Gateway = new("default", "blue"),
            Caller = null,
            Peer = "ipv4:127.0.0.1:1",
            ConnectedAt = default,
            Watches = watches,
        };
}
