// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Discovery;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Tests.Gateways;

namespace Syncer.Translation.Tests;

public sealed class SyncerInputsTests
{
    private KrtEngine _engine = null!;

    [SetUp]
    public void Create() => _engine = new(new() { Mode = PropagationMode.Inline });

    [TearDown]
    public async Task Dispose() => await _engine.DisposeAsync();

    [Test]
    public void Have_one_collection_of_a_type()
    {
        var inputs = SyncerInputs.Empty(_engine.Root);

        var gateways = inputs.Of<Gateway>();
        Assert.That(gateways.IsSynced);
        Assert.That(gateways.Snapshot, Is.Empty);
        Assert.That(inputs.Of<Gateway>(), Is.SameAs(gateways));
    }

    [Test]
    public void Take_another_collection_of_one_type()
    {
        var gateways = _engine.Root.Source<NamespacedName, Gateway>();
        var empty = SyncerInputs.Empty(_engine.Root);

        var inputs = empty.With(gateways);

        Assert.That(inputs.Of<Gateway>(), Is.SameAs(gateways));
        Assert.That(inputs.Of<Secret>(), Is.SameAs(empty.Of<Secret>()));
    }

    [Test]
    public void Leave_out_objects_of_namespaces_that_are_not_discovered()
    {
        var gateways = _engine.Root.Source<NamespacedName, Gateway>();
        var classes = _engine.Root.Source<NamespacedName, GatewayClass>();
        var namespaces = _engine.Root.Source<NamespacedName, Namespace>();
        gateways.Set(GatewayRows.Gateway(GatewayRows.Listener("http", 80)));
        classes.Set(GatewayRows.Class("agentgateway", "agentgateway.dev/agentgateway"));
        namespaces.Set(GatewayRows.Namespace("infra", ("tier", "lab")));
        gateways.MarkSynced();
        classes.MarkSynced();
        namespaces.MarkSynced();

        var inputs = DiscoveredInputs.Of(
            SyncerInputs.Empty(_engine.Root).With(gateways).With(classes).With(namespaces),
            [GatewayRows.Selector("tier", "edge")]
        );

        var discovered = inputs.Of<Gateway>();
        Assert.That(discovered.Snapshot, Is.Empty);
        Assert.That(inputs.Of<GatewayClass>().Snapshot, Has.Count.EqualTo(1), "it is in no namespace");
        Assert.That(inputs.Of<Namespace>(), Is.SameAs(namespaces), "they decide");

        namespaces.Set(GatewayRows.Namespace("infra", ("tier", "edge")));
        Assert.That(discovered.Snapshot, Has.Count.EqualTo(1));
        Assert.That(inputs.Of<Gateway>(), Is.SameAs(discovered));
    }
}
