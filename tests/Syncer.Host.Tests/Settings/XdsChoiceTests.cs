// SPDX-License-Identifier: Apache-2.0

using Syncer.Host.Settings;
using Syncer.Host.Tls;

namespace Syncer.Host.Tests.Settings;

/// <summary>Who is served without a cluster, and with one.</summary>
public sealed class XdsChoiceTests
{
    [Test]
    public void Everybody_on_the_loopback_interface_by_default() =>
        Assert.That(XdsChoice.ForManifests(Bind(), out _)!.Authenticate, Is.False);

    [TestCase("--xds-address 0.0.0.0:9978", "others can connect to 0.0.0.0:9978")]
    [TestCase("--xds-auth true", "--xds-auth true needs --xds-key-set FILE")]
    [TestCase("--xds-auth true --xds-key-set cluster", "--xds-auth true needs --xds-key-set FILE")]
    [TestCase("--xds-mode tls", "--xds-mode needs --xds-tls-certificate")]
    [TestCase("--xds-mode tls --xds-tls-certificate a", "--xds-tls-certificate and --xds-tls-key come together")]
    public void Nobody_where_it_is_not_clear_what_is_meant(string options, string problem)
    {
        Assert.That(XdsChoice.ForManifests(Bind(options), out var told), Is.Null);
        Assert.That(told, Does.StartWith(problem));
    }

    [TestCase("--xds-address 0.0.0.0:9978 --xds-auth false", false)]
    [TestCase("--xds-address 0.0.0.0:9978 --xds-key-set keys.json", true)]
    [TestCase("--xds-auth true --xds-key-set keys.json", true)]
    public void Whom_the_operator_names(string options, bool authenticate) =>
        Assert.That(XdsChoice.ForManifests(Bind(options), out _)!.Authenticate, Is.EqualTo(authenticate));

    [Test]
    public void Who_authenticates_in_a_cluster_under_the_names_of_the_service()
    {
        var options = Bind("--xds-mode either --additional-xds-tls-hosts a.example.com,10.0.0.1");

        var choice = XdsChoice.ForCluster(options, "system");

        Assert.That(choice.Authenticate, Is.True);
        Assert.That(choice.Mode, Is.EqualTo(XdsMode.Either));
        Assert.That(
            choice.TlsHosts,
            Is.EqualTo([
                "agentgateway.system",
                "agentgateway.system.svc",
                "agentgateway.system.svc.cluster.local",
                "a.example.com",
                "10.0.0.1",
            ])
        );
    }

    private static BoundSettings Bind(string options = "")
    {
        var words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var bound = BoundSettings.Bind(
            words
                .Chunk(2)
                .ToDictionary(
                    option => SettingCatalogue.All.Single(setting => setting.Flag == option[0]),
                    option => option[1]
                ),
            new Dictionary<string, string>(),
            path: null
        );
        Assert.That(bound.Problems, Is.Empty);
        return bound;
    }
}
