// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Krt.Kubernetes.Api.Access;
using Microsoft.Extensions.Logging;
using Syncer.Host.Serving;
using Syncer.Host.Serving.Xds;
using TestKit;

namespace Syncer.Host.Tests.Serving;

[CancelAfter(60_000)]
public sealed class XdsServingTests
{
    [TestCase(false, 1)]
    [TestCase(true, 0)]
    public async Task Warns_where_a_cluster_is_served_to_everybody(
        bool authenticate,
        int warnings,
        CancellationToken cancellationToken
    )
    {
        using var folder = new TemporaryFolder();
        using var log = new CapturedLog();

        await using var server = await ClusterServer.StartAsync(
            new ClusterServerOptions
            {
                Access = ClusterAccess.FromKubeconfig(folder.Write("kubeconfig", Manifest.KubeconfigOfNobody)),
                XdsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                Xds = new XdsServingOptions { Authenticate = authenticate },
                ConfigureLogging = logging => logging.AddProvider(log),
            },
            cancellationToken
        );

        Assert.That(
            log.Entries.Count(entry => entry.StartsWith("Warning ServesEverybody", StringComparison.Ordinal)),
            Is.EqualTo(warnings)
        );
    }
}
