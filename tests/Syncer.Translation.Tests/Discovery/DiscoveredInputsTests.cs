// SPDX-License-Identifier: Apache-2.0

using Syncer.Host.Pipeline;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Tests.Gateways;
using Syncer.Translation.Tests.Worlds;

namespace Syncer.Translation.Tests.Discovery;

public sealed class DiscoveredInputsTests
{
    [Test]
    public async Task Follows_the_labels_of_a_namespace()
    {
        await using var rig = await TranslationRig.StartAsync(
            settings: new() { DiscoveryNamespaceSelectors = [GatewayRows.Selector("tier", "edge")] }
        );
        rig.Of<GatewayClass>().Set(GatewayRows.Class("agentgateway", "agentgateway.dev/agentgateway"));
        rig.Of<Gateway>().Set(GatewayRows.Gateway(GatewayRows.Listener("http", 80)));
        var namespaces = rig.Of<Namespace>();
        Assert.That(rig.Outputs.Resources.Snapshot, Is.Empty, "no such Namespace");

        namespaces.Set(GatewayRows.Namespace("infra", ("tier", "edge")));
        Assert.That(rig.Outputs.Resources.Snapshot, Has.Count.EqualTo(2), "discovered");

        namespaces.Set(GatewayRows.Namespace("infra", ("tier", "lab")));
        Assert.That(rig.Outputs.Resources.Snapshot, Is.Empty, "no longer discovered");
    }

    [Test]
    public void Refuses_a_selector_that_means_nothing() =>
        Assert.That(
            () =>
                new SyncerPipeline(new() { DiscoveryNamespaceSelectors = [GatewayRows.Selector("not a label", "x")] }),
            Throws.ArgumentException
        );
}
