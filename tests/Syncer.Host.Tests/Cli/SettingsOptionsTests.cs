// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Tests.Cli;

[CancelAfter(120_000)]
public sealed class SettingsOptionsTests
{
    [TestCase("settings.yaml", "controllerName: example.com/one\nclusterDomain: example.org\n")]
    [TestCase("settings.json", """{"controllerName": "example.com/one", "clusterDomain": "example.org"}""")]
    public async Task Reads_settings_from_a_file(string name, string content, CancellationToken cancellationToken)
    {
        var result = await TranslateAsync(name, content, cancellationToken);

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That(result.Json["resources"]!.AsArray(), Is.Empty);
        Assert.That(
            $"{result.Json["addresses"]![0]!["service"]!["hostname"]}",
            Is.EqualTo("app.default.svc.example.org")
        );
    }

    [Test]
    public async Task Prefers_the_controller_of_the_command_line(CancellationToken cancellationToken)
    {
        var result = await TranslateAsync(
            "settings.yaml",
            "controllerName: example.com/one",
            cancellationToken,
            "--controller-name",
            "agentgateway.dev/agentgateway"
        );

        Assert.That(result.Json["resources"]!.AsArray(), Is.Not.Empty);
    }

    [Test]
    public async Task Warns_of_an_unknown_setting(CancellationToken cancellationToken)
    {
        var result = await TranslateAsync("settings.yaml", "clusterDomian: example.org", cancellationToken);

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(
            result.ErrorLines.Single(),
            Does.Match("^warning: .*settings.yaml: unknown setting \"clusterDomian\"")
        );
    }

    [TestCase("[", "settings.yaml:")]
    [TestCase("[1]", "settings.yaml: an object of settings is expected")]
    [TestCase("enableInferExt: perhaps", "settings.yaml: setting \"enableInferExt\": true or false is expected")]
    [TestCase("controllerName: [a]", "settings.yaml: setting \"controllerName\": a string is expected")]
    [TestCase(
        "backendRefGrantMode: all",
        "settings.yaml: setting \"backendRefGrantMode\": \"route\" or \"route-and-policy\" or \"none\" is expected"
    )]
    public async Task Fails_on_a_bad_file(string content, string reason, CancellationToken cancellationToken)
    {
        var result = await TranslateAsync("settings.yaml", content, cancellationToken);

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((1, "")));
        Assert.That(result.ErrorLines.Single(), Does.StartWith("error: ").And.Contains(reason));
    }

    private static async Task<ProcessResult> TranslateAsync(
        string name,
        string content,
        CancellationToken cancellationToken,
        params string[] more
    )
    {
        using var folder = new TemporaryFolder();
        var manifests = folder.Write(
            "all.yaml",
            Manifest.GatewayClass,
            Manifest.Gateway("blue"),
            Manifest.Service("app")
        );
        return await SyncerProcess.RunAsync(
            cancellationToken,
            ["translate", "-f", manifests, "--settings", folder.Write(name, content), .. more]
        );
    }
}
