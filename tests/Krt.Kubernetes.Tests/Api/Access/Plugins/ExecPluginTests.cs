// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Krt.Kubernetes.Api.Access.Plugins;

[CancelAfter(60_000)]
public sealed class ExecPluginTests
{
    private const string Version = "client.authentication.k8s.io/v1";

    private FakeTimeProvider _time = null!;
    private PluginFolder _folder = null!;

    [SetUp]
    public void Create()
    {
        _time = new FakeTimeProvider(DateTimeOffset.Parse("2030-01-01T12:00:00Z", CultureInfo.InvariantCulture));
        _folder = new PluginFolder();
    }

    [TearDown]
    public void Delete() => _folder.Dispose();

    [Test]
    public async Task Runs_once_for_all_who_ask(CancellationToken cancellationToken)
    {
        var plugin = Plugin(Token("t1"), Token("t2"));

        var credentials = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => plugin.CurrentAsync(cancellationToken).AsTask())
        );

        Assert.That(credentials.Distinct().Count(), Is.EqualTo(1));
        Assert.That($"{credentials[0].Authorization}", Is.EqualTo("Bearer t1"));
    }

    [Test]
    public async Task Runs_again_when_the_credential_has_expired(CancellationToken cancellationToken)
    {
        var plugin = Plugin(Token("t1", "2030-01-01T12:10:00Z"), Token("t2", "2030-01-01T12:10:00Z"));

        Assert.That(await TokenAsync(plugin, cancellationToken), Is.EqualTo("t1"));
        _time.Advance(TimeSpan.FromMinutes(9));
        Assert.That(await TokenAsync(plugin, cancellationToken), Is.EqualTo("t1"));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await TokenAsync(plugin, cancellationToken), Is.EqualTo("t2"));
    }

    [Test]
    public async Task Runs_once_for_all_whose_credential_was_refused(CancellationToken cancellationToken)
    {
        var plugin = Plugin(Token("t1"), Token("t2"));
        var refused = await plugin.CurrentAsync(cancellationToken);

        var renewed = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => plugin.RenewAsync(refused, cancellationToken).AsTask())
        );

        Assert.That(renewed, Has.All.True);
        Assert.That(await TokenAsync(plugin, cancellationToken), Is.EqualTo("t2"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Is_told_of_the_cluster_if_it_asks(bool asks, CancellationToken cancellationToken)
    {
        var plugin = Script(
            """
            printf '%s' "$KUBERNETES_EXEC_INFO" > "$(dirname "$0")/question"
            printf '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"%s %s"}}' "$1" "$WHO"
            """,
            exec => exec with { Args = ["an arg"], Env = [new("WHO", "ada")], ProvideClusterInfo = asks }
        );

        Assert.That(await TokenAsync(plugin, cancellationToken), Is.EqualTo("an arg ada"));

        var question = JsonNode.Parse(await File.ReadAllTextAsync(_folder["question"], cancellationToken))!;
        Assert.That($"{question["apiVersion"]} {question["kind"]}", Is.EqualTo($"{Version} ExecCredential"));
        Assert.That((bool)question["spec"]!["interactive"]!, Is.False);
        Assert.That(
            question["spec"]!["cluster"]?.ToJsonString(),
            Is.EqualTo(
                asks
                    ? """{"server":"https://a","tls-server-name":"b","insecure-skip-tls-verify":false,"certificate-authority-data":"cGVt","config":{"x":1}}"""
                    : null
            )
        );
    }

    [TestCase("echo no profile >&2; exit 3", "it ended with status 3: no profile")]
    [TestCase("echo hunter2", "it does not print the JSON of an ExecCredential")]
    [TestCase("echo '{\"kind\":\"hunter2\"}'", $"it does not print an ExecCredential of {Version}")]
    [TestCase(
        "echo '{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\",\"status\":{}}'",
        "what it prints has neither a token nor a certificate in its status"
    )]
    [TestCase(
        "echo '{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\",\"status\":"
            + "{\"clientCertificateData\":\"hunter2\",\"clientKeyData\":\"hunter2\"}}'",
        "the client certificate and its key are not a pair in PEM"
    )]
    public async Task Says_what_a_plugin_did_wrong_and_no_secret(
        string script,
        string problem,
        CancellationToken cancellationToken
    )
    {
        var plugin = Script(script);

        var error = await Assert.ThrowsAsync<IOException>(() => plugin.CurrentAsync(cancellationToken).AsTask());

        Assert.That(error!.Message, Is.EqualTo($"credential plugin ./plugin: {problem}"));
        Assert.That($"{error}", Does.Not.Contain("hunter2"));
    }

    [Test]
    public async Task Is_run_again_after_a_failure(CancellationToken cancellationToken)
    {
        var plugin = Script("exit 1");
        await Assert.ThrowsAsync<IOException>(() => plugin.CurrentAsync(cancellationToken).AsTask());

        _folder.Write(Token("t1"));

        Assert.That(await TokenAsync(plugin, cancellationToken), Is.EqualTo("t1"));
    }

    [Test]
    public async Task Is_ended_when_it_takes_too_long(CancellationToken cancellationToken)
    {
        var plugin = Script("echo $$ > \"$(dirname \"$0\")/pid\"; exec sleep 600");
        var current = plugin.CurrentAsync(cancellationToken).AsTask();
        while (!File.Exists(_folder["pid"]) || new FileInfo(_folder["pid"]).Length == 0)
            await Task.Delay(10, cancellationToken);

        _time.Advance(TimeSpan.FromMinutes(1));

        var error = await Assert.ThrowsAsync<IOException>(() => current);
        Assert.That(error!.Message, Does.EndWith("it did not end within 60 s"));
        var id = (await File.ReadAllTextAsync(_folder["pid"], cancellationToken)).Trim();
        while (Directory.Exists($"/proc/{id}"))
            await Task.Delay(10, cancellationToken);
    }

    [Test]
    public async Task Says_how_to_install_a_plugin_that_is_not_there(CancellationToken cancellationToken)
    {
        var plugin = ExecPlugin.Create(
            new()
            {
                ApiVersion = Version,
                Command = "no-such-plugin",
                InstallHint = "Install it.",
            },
            _folder.FullPath,
            new ExecCluster(),
            _time
        );

        var error = await Assert.ThrowsAsync<IOException>(() => plugin.CurrentAsync(cancellationToken).AsTask());

        Assert.That(error!.Message, Does.StartWith("credential plugin no-such-plugin: ").And.EndsWith(" Install it."));
    }

    private static async Task<string?> TokenAsync(ExecPlugin plugin, CancellationToken cancellationToken) =>
        (await plugin.CurrentAsync(cancellationToken)).Authorization?.Parameter;

    private static string Token(string token, string? expiry = null) =>
        $$"""
            "token":"{{token}}"{{(expiry is null ? "" : $",\"expirationTimestamp\":\"{expiry}\"")}}
            """;

    private ExecPlugin Plugin(params string[] statuses)
    {
        _folder.Write(statuses);
        return Plugin(exec => exec);
    }

    private ExecPlugin Script(string script, Func<KubeconfigFile.ExecEntry, KubeconfigFile.ExecEntry>? configure = null)
    {
        _folder.WriteScript(script);
        return Plugin(configure ?? (exec => exec));
    }

    private ExecPlugin Plugin(Func<KubeconfigFile.ExecEntry, KubeconfigFile.ExecEntry> configure) =>
        ExecPlugin.Create(
            configure(new() { ApiVersion = Version, Command = "./plugin" }),
            _folder.FullPath,
            ExecCluster.Of(
                new()
                {
                    Server = "https://a",
                    TlsServerName = "b",
                    Extensions = [new("client.authentication.k8s.io/exec", JsonElement.Parse("""{"x":1}"""))],
                },
                "pem"
            ),
            _time
        );
}
