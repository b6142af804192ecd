// SPDX-License-Identifier: Apache-2.0

using Syncer.Host.Settings;

namespace Syncer.Host.Tests.Cli;

[CancelAfter(120_000)]
public sealed class ConfigCommandTests
{
    [Test]
    public async Task Prints_every_setting_with_its_origin(CancellationToken cancellationToken)
    {
        var result = await SyncerProcess.RunAsync(
            cancellationToken,
            "config",
            "print",
            "--log-format",
            "json",
            "-o",
            "json"
        );

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That(
            result.Json.AsObject().Select(field => field.Key),
            Is.EqualTo(SettingCatalogue.All.Select(setting => setting.Name))
        );
        Assert.That(
            result.Json["logFormat"]!.ToJsonString(),
            Is.EqualTo("""{"value":"json","origin":"--log-format"}""")
        );
        Assert.That($"{result.Json["healthAddress"]!["origin"]}", Is.EqualTo("AGW_HEALTH_ADDRESS"));
    }
}
