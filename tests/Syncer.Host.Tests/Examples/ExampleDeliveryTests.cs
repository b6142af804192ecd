// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Krt.Kubernetes.Api.Access;
using Syncer.Host.Serving;
using Syncer.Host.Tests.Clusters;
using TestKit.Kubernetes;
using VerifyNUnit;

namespace Syncer.Host.Tests.Examples;

/// <summary>What a proxy receives of every example, from a folder and from a cluster alike.</summary>
[CancelAfter(240_000)]
public sealed class ExampleDeliveryTests
{
    [TestCaseSource(typeof(Example), nameof(Example.Names))]
    public async Task From_a_folder(string name, CancellationToken cancellationToken)
    {
        var example = new Example(name);
        await using var server = await ManifestServer.StartAsync(
            new ManifestServerOptions
            {
                Manifests = [example.Folder],
                XdsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                ConfigureLogging = _ => { },
            },
            cancellationToken
        );

        await VerifyAsync(example, await example.ReceiveAsync(server.XdsAddress, "default", cancellationToken));
    }

    [Test]
    public async Task From_a_cluster(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        using var objects = new ClusterObjects(TestCluster.Kubeconfig);
        await objects.InstallAsync(ClusterObjects.DefinitionFiles);
        await objects.InstallAsync(Directory.GetFiles(Checkout.PathOf("deploy", "crds"), "*.yaml"));
        foreach (var name in Example.Names)
        {
            var (example, ns) = (new Example(name), $"example-{name}");
            await objects.ApplyAsync($"{{apiVersion: v1, kind: Namespace, metadata: {{name: {ns}}}}}");
            await objects.ApplyAsync(Addressless(example.Manifests), ns);
        }
        var kubeconfig = await objects.GrantAsync(folder);
        await using var server = await ClusterServer.StartAsync(
            new ClusterServerOptions
            {
                Access = ClusterAccess.FromKubeconfig(kubeconfig),
                XdsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                WritesStatus = false,
                ConfigureLogging = _ => { },
            },
            cancellationToken
        );
        await server.WaitUntilServingAsync(cancellationToken);

        foreach (var name in Example.Names)
        {
            var example = new Example(name);
            await VerifyAsync(
                example,
                await example.ReceiveAsync(server.XdsAddress, $"example-{name}", cancellationToken)
            );
        }
    }

    // Several namespaces of one cluster cannot have one cluster IP; resources do not depend on it.
    private static string Addressless(string manifests) =>
        string.Join('\n', manifests.Split('\n').Where(line => !line.Contains("clusterIP:", StringComparison.Ordinal)));

    private static async Task VerifyAsync(Example example, string received) =>
        await Verifier
            .Verify(received, "txt")
            .UseDirectory(Example.AcceptedFolder)
            .UseFileName(example.Name)
            // A folder and a cluster are served alike.
            .DisableRequireUniquePrefix();
}
