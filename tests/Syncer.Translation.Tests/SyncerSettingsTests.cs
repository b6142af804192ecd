// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Syncer.Translation.References;

namespace Syncer.Translation.Tests;

public sealed class SyncerSettingsTests
{
    [Test]
    public void Have_defaults_for_what_is_not_given() =>
        Assert.That(
            JsonSerializer.Deserialize("{}", SyncerSettingsJson.Default.SyncerSettings),
            Is.EqualTo(
                new SyncerSettings
                {
                    ControllerName = "agentgateway.dev/agentgateway",
                    AgentgatewayClassName = "agentgateway",
                    BackendRefGrantMode = BackendRefGrantMode.Route,
                    EnableAgentgatewayModels = false,
                    EnableInferExt = false,
                    DiscoveryNamespaceSelectors = [],
                    IstioClusterId = "Kubernetes",
                    IstioIntegration = false,
                    IstioNamespace = "istio-system",
                    IstioRevision = "default",
                    ClusterDomain = "cluster.local",
                }
            )
        );

    [TestCase("route", BackendRefGrantMode.Route)]
    [TestCase("route-and-policy", BackendRefGrantMode.RouteAndPolicy)]
    [TestCase("none", BackendRefGrantMode.None)]
    public void Spell_the_grant_mode_as_documented(string text, BackendRefGrantMode mode)
    {
        var json = $$"""{"backendRefGrantMode":"{{text}}","enableAgentgatewayModels":true}""";
        var settings = JsonSerializer.Deserialize(json, SyncerSettingsJson.Default.SyncerSettings)!;
        Assert.That(
            settings,
            Is.EqualTo(new SyncerSettings { BackendRefGrantMode = mode, EnableAgentgatewayModels = true })
        );
        Assert.That(
            JsonSerializer.Serialize(settings, SyncerSettingsJson.Default.SyncerSettings),
            Does.Contain($"\"{text}\"")
        );
    }
}
