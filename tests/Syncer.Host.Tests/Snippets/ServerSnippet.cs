// SPDX-License-Identifier: Apache-2.0

// README: begin
using System.Net;
using Krt;
using Syncer.Host.Serving;
using Syncer.Translation;

// README: end

namespace Syncer.Host.Tests.Snippets;

internal static class ServerSnippet
{
    public static async Task RunAsync(string folder, Action<ManifestServer> serving, CancellationToken stop)
    {
        // README: begin
        await using var server = await ManifestServer.StartAsync(
            new ManifestServerOptions
            {
                Manifests = [folder],
                XdsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                Settings = new SyncerSettings { ControllerName = "example.com/controller" },
                OnProblem = problem => Console.Error.WriteLine(problem),
            },
            stop
        );

        // Everything in between is open to view: here, the resources of every gateway, as they change.
        using var subscription = server
            .Pipeline.Outputs.Resources.Connect()
            .Subscribe(changes => Console.WriteLine($"epoch {changes.Epoch}: {changes.Count} resources changed"));
        // README: end
        serving(server);
        // README: begin
        await server.WaitForShutdownAsync(stop);
        // README: end
    }
}
