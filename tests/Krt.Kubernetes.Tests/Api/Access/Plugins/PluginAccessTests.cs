// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using TestKit.Kubernetes;

namespace Krt.Kubernetes.Api.Access.Plugins;

/// <summary>What a credential plugin prints opens a real API server.</summary>
[CancelAfter(60_000)]
public sealed class PluginAccessTests
{
    private PluginFolder? _folder;
    private string[] _kubeconfig = [];

    [SetUp]
    public void Create()
    {
        _kubeconfig = File.ReadAllLines(TestCluster.Kubeconfig);
        _folder = new PluginFolder();
    }

    [TearDown]
    public void Delete() => _folder?.Dispose();

    [Test]
    public async Task Signs_in_with_a_token(CancellationToken cancellationToken)
    {
        using var client = Client(Token);

        await AssertIsAdministratorAsync(client, cancellationToken);
    }

    [Test]
    public async Task Signs_in_with_a_certificate(CancellationToken cancellationToken)
    {
        using var client = Client(Certificate);

        await AssertIsAdministratorAsync(client, cancellationToken);
    }

    [Test]
    public async Task Asks_again_when_a_token_is_refused(CancellationToken cancellationToken)
    {
        using var client = Client("\"token\":\"stale\"", Token);

        await AssertIsAdministratorAsync(client, cancellationToken);

        Assert.That(_folder!.Runs, Is.EqualTo(2));
    }

    [Test]
    public async Task Makes_new_connections_for_another_certificate(CancellationToken cancellationToken)
    {
        // The one it is refused with makes a connection that would stay open.
        using var client = Client("\"token\":\"stale\"", Certificate);

        await AssertIsAdministratorAsync(client, cancellationToken);

        Assert.That(_folder!.Runs, Is.EqualTo(2));
    }

    private string Token => $"\"token\":\"{ValueOf("token")}\"";

    private string Certificate =>
        $"\"clientCertificateData\":{JsonSerializer.Serialize(Decoded("client-certificate-data"))},"
        + $"\"clientKeyData\":{JsonSerializer.Serialize(Decoded("client-key-data"))}";

    /// <remarks>That anybody may read secrets would show nothing, if it were so.</remarks>
    private static async Task AssertIsAdministratorAsync(ApiClient client, CancellationToken cancellationToken) =>
        Assert.That(
            Encoding.UTF8.GetString(
                (await client.SendAsync(ApiRequest.Get("/api/v1/secrets?limit=1"), cancellationToken)).Span
            ),
            Does.Contain("\"kind\":\"SecretList\"")
        );

    private string Decoded(string field) => Encoding.UTF8.GetString(Convert.FromBase64String(ValueOf(field)));

    private string ValueOf(string field) =>
        _kubeconfig.Single(line => line.Contains($" {field}: ", StringComparison.Ordinal)).Split(": ")[1].Trim();

    private ApiClient Client(params string[] statuses)
    {
        _folder!.Write(statuses);
        return new ApiClient(
            ClusterAccess.FromKubeconfig(
                _folder.WriteKubeconfig(ValueOf("server"), ValueOf("certificate-authority-data"))
            )
        );
    }
}
