// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using Krt;
using Syncer.Translation.Gateways.Classes;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Tests.Gateways.Classes;

public sealed class ManagedGatewayClassesTests
{
    private static readonly SyncerSettings Settings = new()
    {
        AgentgatewayClassName = "ours",
        GatewayClassParametersRefs = new Dictionary<string, ParametersReference>
        {
            ["ours"] = new() { Name = "params", Namespace = "system" },
            ["other"] = new() { Name = "unused" },
        },
    };

    [Test]
    public async Task Is_to_be_applied_until_it_is_there_and_again_when_it_is_not_as_it_should_be()
    {
        await using var engine = new KrtEngine(new() { Mode = PropagationMode.Inline });
        var classes = engine.Root.Source<NamespacedName, GatewayClass>();
        var toApply = ManagedGatewayClasses.ToApply(engine.Root, classes, Settings);
        classes.MarkSynced();
        Assert.That(toApply.Snapshot.Keys, Is.EqualTo(new[] { "ours" }), "missing");

        var applied = new GatewayClass
        {
            Metadata = new() { Name = "ours" },
            Spec = ManagedGatewayClasses.Of(Settings).Spec,
        };
        classes.Set(applied);
        Assert.That(toApply.Snapshot, Is.Empty, "applied");

        classes.Set(applied with { Spec = applied.Spec with { Description = "mine" } });
        Assert.That(toApply.Snapshot, Has.Count.EqualTo(1), "changed");

        classes.Set(applied with { Spec = applied.Spec with { ParametersRef = null } });
        Assert.That(toApply.Snapshot, Has.Count.EqualTo(1), "without parameters");

        classes.Remove(applied.Metadata.Key);
        Assert.That(toApply.Snapshot, Has.Count.EqualTo(1), "deleted");
    }

    [Test]
    public void Leaves_a_class_of_another_controller_alone() =>
        Assert.That(
            ManagedGatewayClasses.NeedsApply(
                ManagedGatewayClasses.Of(Settings),
                GatewayRows.Class("ours", "example.com/controller")
            ),
            Is.False
        );

    [Test]
    public void Leaves_parameters_alone_that_settings_do_not_name()
    {
        var managed = ManagedGatewayClasses.Of(new());
        var live = GatewayRows.Class("agentgateway", "agentgateway.dev/agentgateway");
        Assert.That(
            ManagedGatewayClasses.NeedsApply(
                managed,
                live with
                {
                    Spec = managed.Spec with { ParametersRef = new() { Name = "theirs" } },
                }
            ),
            Is.False
        );
    }

    [Test]
    public void Is_written_as_a_manifest_of_what_is_managed()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            ManagedGatewayClasses.Of(Settings).WriteTo(writer);
        Assert.That(
            Encoding.UTF8.GetString(stream.ToArray()),
            Is.EqualTo(
                """
                {"apiVersion":"gateway.networking.k8s.io/v1","kind":"GatewayClass","metadata":{"name":"ours"},
                "spec":{"controllerName":"agentgateway.dev/agentgateway","description":"Specialized class for agentgateway.",
                "parametersRef":{"group":"agentgateway.dev","kind":"AgentgatewayParameters","name":"params","namespace":"system"}}}
                """.ReplaceLineEndings("")
            )
        );
    }

    [Test]
    public void Reads_back_what_it_writes()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            ManagedGatewayClasses.Of(Settings).WriteTo(writer);
        var live = JsonSerializer.Deserialize(stream.ToArray(), GatewayJson.Default.GatewayClass)!;
        Assert.That(ManagedGatewayClasses.NeedsApply(ManagedGatewayClasses.Of(Settings), live), Is.False);
    }
}
