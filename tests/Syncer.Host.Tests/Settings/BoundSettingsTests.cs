// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Syncer.Host.Logging;
using Syncer.Host.Settings;

namespace Syncer.Host.Tests.Settings;

public sealed class BoundSettingsTests
{
    [Test]
    public void Are_the_defaults_where_nobody_chooses()
    {
        var bound = Bind();

        Assert.That(bound.Problems, Is.Empty);
        Assert.That(bound.Values.Select(value => value.Origin).Distinct(), Is.EqualTo(["default"]));
        Assert.That(bound.Server.XdsAddress, Is.EqualTo(new IPEndPoint(IPAddress.Loopback, 9978)));
        var defaults = new ServerSettings();
        var collections = bound.Server with
        {
            LogLevels = defaults.LogLevels,
            XdsAllowedServiceAccounts = defaults.XdsAllowedServiceAccounts,
        };
        Assert.That(collections, Is.EqualTo(defaults));
        Assert.That(bound.Server.LogLevels, Is.EquivalentTo(LogThresholds.Quiet));
    }

    [Test]
    public void Prefer_options_to_the_environment_and_that_to_a_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write(
            "settings.yaml",
            """
            kubeBurst: 1
            leaseName: of-file
            controllerName: example.com/file
            """
        );

        var bound = Bind(
            [("--kube-burst", "3")],
            [("AGW_KUBE_BURST", "2"), ("AGW_LEASE_NAME", "of-environment"), ("AGW_SETTINGS", file)]
        );

        Assert.That(bound.Problems, Is.Empty);
        Assert.That(
            bound
                .Values.Where(value => value.Origin != "default")
                .Select(value => $"{value.Setting.Name}={value.Value} {value.Origin}"),
            Is.EqualTo([
                $"controllerName=example.com/file {file}",
                "kubeBurst=3 --kube-burst",
                "leaseName=of-environment AGW_LEASE_NAME",
            ])
        );
        Assert.That(
            (bound.Server.KubeBurst, bound.Server.LeaseName, bound.Translation.ControllerName),
            Is.EqualTo((3, "of-environment", "example.com/file"))
        );
    }

    [Test]
    public void Tell_everything_that_is_wrong_at_once()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("settings.yaml", "kubeQps: 0\nlogLevel: loud\nnonsense: 1\n");

        var bound = Bind(
            [("--lease-duration", "4000"), ("--health-address", "none")],
            [("AGW_XDS_ADDRESS", "none"), ("AGW_ENABLE_INFER_EXT", "perhaps"), ("AGW_OTHER", "x")],
            file
        );

        Assert.That(
            bound.Problems.Select(problem => $"{(problem.IsError ? "" : "warning ")}{problem.Message}"),
            Is.EqualTo([
                $"{file}: setting \"kubeQps\": a number from 0.001 to 1000000 is expected",
                $"{file}: setting \"logLevel\": \"trace\" or \"debug\" or \"info\" or \"warn\" or \"error\" or \"none\" is expected",
                $"warning {file}: unknown setting \"nonsense\"",
                "AGW_ENABLE_INFER_EXT: true or false is expected, not \"perhaps\"",
                "warning AGW_OTHER: unknown setting",
                "AGW_XDS_ADDRESS: an IP address and a port, such as 0.0.0.0:9978 or [::]:9978, is expected, not \"none\"",
                "--lease-duration: a number from 1 to 3600 is expected, not \"4000\"",
            ])
        );
        Assert.That(bound.Problems.Where(problem => problem.IsUsage).Count, Is.EqualTo(1));
    }

    [TestCase("--xds-auth", "T")]
    [TestCase("--xds-auth", "1")]
    [TestCase("--health-address", "[::]:0")]
    [TestCase("--health-address", "none")]
    [TestCase("--otlp-endpoint", "http://collector:4317")]
    [TestCase("--otlp-endpoint", "none")]
    [TestCase("--log-levels", """{"Krt":"debug"}""")]
    [TestCase("--discovery-namespace-selectors", """[{"matchLabels":{"a":"b"}}]""")]
    [TestCase("--backend-ref-grant-mode", "route-and-policy")]
    public void Accept(string option, string text) => Assert.That(Bind([(option, text)]).Problems, Is.Empty);

    [TestCase("--xds-auth", "yes")]
    [TestCase("--health-address", "0.0.0.0")]
    [TestCase("--otlp-endpoint", "collector:4317")]
    [TestCase("--otlp-endpoint", "ftp://collector")]
    [TestCase("--log-levels", """{"Krt":"loud"}""")]
    [TestCase("--log-levels", "Krt=debug")]
    [TestCase("--kube-burst", "1.5")]
    [TestCase("--discovery-namespace-selectors", """[{"matchExpressions":[{"key":"a","operator":"Like"}]}]""")]
    [TestCase("--discovery-namespace-selectors", "{}")]
    public void Refuse(string option, string text) =>
        Assert.That(Bind([(option, text)]).Problems.Single().Message, Does.StartWith(option));

    [Test]
    public void Are_described() =>
        Assert.That(SettingCatalogue.All.Where(setting => setting.Description.Length == 0), Is.Empty);

    [Test]
    public void Have_names_of_their_own() =>
        Assert.That(SettingCatalogue.All.Select(setting => setting.Flag), Is.Unique);

    private static BoundSettings Bind(
        (string Option, string Text)[]? options = null,
        (string Name, string Text)[]? environment = null,
        string? file = null
    ) =>
        BoundSettings.Bind(
            (options ?? []).ToDictionary(
                option => SettingCatalogue.All.Single(setting => setting.Flag == option.Option),
                option => option.Text
            ),
            (environment ?? []).ToDictionary(variable => variable.Name, variable => variable.Text),
            file
        );
}
