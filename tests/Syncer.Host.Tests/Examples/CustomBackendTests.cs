// SPDX-License-Identifier: Apache-2.0

using Krt;
using Krt.Kubernetes.Manifests;
using PluginCustomBackend;
using Syncer.Host.Pipeline;
using Syncer.Protos.Resources;
using Syncer.Translation;
using Syncer.Translation.Plugins;
using Syncer.Translation.Status;

namespace Syncer.Host.Tests.Examples;

/// <summary>The plugin of another assembly that examples/plugin-custom-backend shows.</summary>
public sealed class CustomBackendTests
{
    private static readonly string Manifests = File.ReadAllText(
        Checkout.PathOf("examples", "plugin-custom-backend", "manifests", "world.yaml")
    );

    private static readonly ResourceKey Backend = new(new("default", "agent-gateway"), "backend/default/seven");

    [Test]
    public async Task Is_a_backend_of_routes_with_the_credential_of_its_secret()
    {
        await using var pipeline = await TranslateAsync(Manifests);

        var backend = pipeline.Outputs.Resources.Snapshot[Backend].ToMessage().Backend;

        Assert.That(backend.Static, Is.EqualTo(new StaticBackend { Host = "10.7.0.7", Port = 7 }));
        Assert.That(backend.InlinePolicies.Single().Auth.Key.Secret, Is.EqualTo("replace-this"));
        Assert.That(ConditionOf(pipeline).Status, Is.True);
    }

    [Test]
    public async Task Reaches_no_proxy_while_it_is_broken_and_says_why()
    {
        await using var pipeline = await TranslateAsync(
            Manifests.Replace("machine: 7", "machine: 700", StringComparison.Ordinal)
        );

        Assert.That(pipeline.Outputs.Resources.Snapshot.ContainsKey(Backend), Is.False);
        Assert.That(
            ConditionOf(pipeline),
            Is.EqualTo(new Condition("Accepted", false, "TranslationError", "spec.machine: there is no machine 700", 0))
        );
    }

    [Test]
    public async Task Is_a_destination_of_policies()
    {
        await using var pipeline = await TranslateAsync(
            $$$$"""
            {{{{Manifests}}}}
            ---
            apiVersion: agentgateway.dev/v1alpha1
            kind: AgentgatewayBackend
            metadata: {name: far}
            spec:
              static: {host: far.example.com, port: 80}
              policies: {tunnel: {backendRef: {group: example.com, kind: EchoServer, name: seven}}}
            """
        );

        var status = (ConditionsStatus)
            pipeline
                .Outputs
                .Statuses
                .Snapshot[new("agentgateway.dev/v1alpha1", "AgentgatewayBackend", new("default", "far"))]
                .Body;
        Assert.That(status.Conditions.Single().Status, Is.True);
    }

    [Test]
    public void Is_served_by_its_own_kind_only()
    {
        var twice = Assert.Throws<ArgumentException>(() =>
            new PluginSet(new EchoServerPlugin(), new EchoServerPlugin())
        );
        Assert.That(twice.Message, Does.StartWith("Two plugins are called \"EchoServer\"."));
    }

    private static Condition ConditionOf(SyncerPipeline pipeline) =>
        (
            (ConditionsStatus)
                pipeline.Outputs.Statuses.Snapshot[new("example.com/v1", "EchoServer", new("default", "seven"))].Body
        ).Conditions.Single();

    private static async Task<SyncerPipeline> TranslateAsync(string manifests)
    {
        var pipeline = new SyncerPipeline(
            new(),
            new KrtEngineOptions { Mode = PropagationMode.Inline },
            new PluginSet(new EchoServerPlugin())
        );
        using var input = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(manifests));
        var load = await ManifestSource.LoadAsync(
            pipeline.Engine,
            pipeline.Sources,
            [ManifestSource.StandardInput],
            input,
            fillInDefaults: true
        );
        Assert.That(load.Problems, Is.Empty);
        return pipeline;
    }
}
