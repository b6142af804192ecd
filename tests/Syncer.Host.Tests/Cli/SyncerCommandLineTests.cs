// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Tests.Cli;

[CancelAfter(120_000)]
public sealed class SyncerCommandLineTests
{
    [TestCase("--help", "serve", "translate", "xds")]
    [TestCase("serve --help", "--manifests", "--xds-address", "--controller-name", "--settings")]
    [TestCase("translate --help", "--file", "--output", "--show-secrets", "--controller-name", "--settings")]
    [TestCase("xds --help", "--address", "--gateway", "--watch", "--output", "--show-secrets")]
    public async Task Explains_itself(string arguments, params string[] words)
    {
        var result = await SyncerProcess.RunAsync(CancellationToken.None, arguments.Split(' '));

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        foreach (var word in words)
            Assert.That(result.Output, Does.Contain(word));
    }

    [TestCase("", "Required command")]
    [TestCase("translate", "--file")]
    [TestCase("translate -f x --bogus", "--bogus")]
    [TestCase("translate --bogus -f x", "--bogus")]
    [TestCase("translate -f x -o jsn", "'json'")]
    [TestCase("serve", "--manifests")]
    [TestCase("serve --manifests -", "Standard input")]
    [TestCase(
        "serve --manifests x --xds-address localhost:1",
        "--xds-address: an IP address and a port, such as 0.0.0.0:9978 or [::]:9978, is expected, not \"localhost:1\""
    )]
    [TestCase("serve --manifests x --xds-address 127.0.0.1", "is expected, not \"127.0.0.1\"")]
    [TestCase("serve --manifests x --xds-address none", "is expected, not \"none\"")]
    [TestCase("serve --manifests x --lease-duration 0", "--lease-duration: a number from 1 to 3600 is expected")]
    [TestCase("xds --gateway a/b", "--address")]
    [TestCase("xds --address a/b --gateway a/b", "\"a/b\" is not HOST:PORT")]
    [TestCase("xds --address a:1 --gateway a", "\"a\" is not NAMESPACE/NAME")]
    [TestCase("xds --address a:1 --gateway a/b/c", "\"a/b/c\" is not NAMESPACE/NAME")]
    public async Task Refuses_a_wrong_command_line(string arguments, string reason, CancellationToken cancellationToken)
    {
        var result = await SyncerProcess.RunAsync(
            cancellationToken,
            arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((2, "")));
        Assert.That(result.Error, Does.Contain(reason));
    }

    [Test]
    public async Task Names_what_is_wrong_and_where_help_is(CancellationToken cancellationToken)
    {
        var command = await SyncerProcess.RunAsync(cancellationToken, "explian");
        var option = await SyncerProcess.RunAsync(cancellationToken, "config", "print", "--ouput", "json");

        Assert.That(command.Error, Does.Contain("'explian'").And.Contain("\nexplain\n").And.Contain(" --help"));
        Assert.That(option.Error, Does.Contain("'--ouput'").And.Contain(" config print --help"));
        Assert.That(option.Error.Split('\n'), Has.Length.LessThan(12), option.Error);
    }
}
