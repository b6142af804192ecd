// SPDX-License-Identifier: Apache-2.0

using System.Net;
using PluginCustomBackend;
using Syncer.Host.Serving;
using Syncer.Translation.Plugins;

// The syncer as it is, with one kind of backends more: dotnet run --project examples/plugin-custom-backend FOLDER [PORT]
await using var server = await ManifestServer.StartAsync(
    new ManifestServerOptions
    {
        Manifests = [args.Length > 0 ? args[0] : "."],
        XdsAddress = new IPEndPoint(IPAddress.Loopback, args.Length > 1 ? int.Parse(args[1]) : 9978),
        Plugins = new PluginSet(new EchoServerPlugin()),
    }
);
Console.WriteLine($"Serving on {server.XdsAddress}");
await server.WaitForShutdownAsync();
