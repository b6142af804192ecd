// SPDX-License-Identifier: Apache-2.0

using static Syncer.Translation.Tests.Gateways.GatewayRows;

namespace Syncer.Translation.Tests.Gateways.Statuses;

public sealed class GatewayClassStatusTests
{
    [Test]
    public async Task Accepts_the_classes_of_the_controller_and_lists_features_once()
    {
        await using var rig = new GatewayRig(
            new() { ControllerName = "example.com/ours", AgentgatewayClassName = "main" }
        );
        rig.Classes.Set(Class("main", "example.com/ours"));
        rig.Classes.Set(Class("second", "example.com/ours"));
        Assert.That(rig.Conditions("GatewayClass", "", "main"), Is.EqualTo(["Accepted=True/Accepted"]));
        Assert.That(rig.Conditions("GatewayClass", "", "second"), Is.EqualTo(["Accepted=True/Accepted"]));
        Assert.That(rig.Status("GatewayClass", "", "agentgateway"), Is.Null);

        var features = rig.Status("GatewayClass", "", "main")!["supportedFeatures"]!
            .AsArray()
            .Select(feature => (string)feature!["name"]!)
            .ToArray();
        Assert.That(features, Does.Contain("ListenerSet"));
        Assert.That(features, Is.EqualTo(features.Order(StringComparer.Ordinal)));
        Assert.That(rig.Status("GatewayClass", "", "second")!["supportedFeatures"]!.AsArray(), Is.Empty);
    }
}
