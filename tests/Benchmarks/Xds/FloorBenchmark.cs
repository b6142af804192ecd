// SPDX-License-Identifier: Apache-2.0

namespace Benchmarks.Xds;

/// <summary>What <see cref="XdsBenchmark"/> would measure of a server that does nothing but send.</summary>
internal static class FloorBenchmark
{
    private const int Proxies = 1_000;

    // As large as the response that tells of one workload.
    private const int MessageSize = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <returns>0 when every proxy was reached.</returns>
    public static async Task<int> RunAsync(TextWriter output)
    {
        using var deadline = new CancellationTokenSource(Patience);
        await using var server = await FloorServer.StartAsync(deadline.Token);
        using var fleet = FleetProcess.Start(server.Address, Proxies);

        var before = ServerMemory.Read();
        await fleet.AskAsync("connect", deadline.Token);
        await Task.Delay(TimeSpan.FromSeconds(15), TimeProvider.System, deadline.Token);
        await output.WriteLineAsync($"idle connection\t{ServerMemory.Read().PerConnection(before, Proxies)}");

        var all = new FanOut(fleet);
        await all.RunAsync(_ => server.Send(MessageSize), deadline.Token);
        await output.WriteLineAsync($"message to all\t{all}");
        await fleet.EndAsync(deadline.Token);
        return all.Reached(Proxies) ? 0 : 1;
    }
}
