// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Krt;
using Syncer.Xds;

namespace Benchmarks.Cluster;

/// <summary>The published program, serving a cluster.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private const int LinesKept = 20;

    private readonly Process _process;

    private ServeProcess(Process process, IPEndPoint address) => (_process, Address) = (process, address);

    /// <summary>Where it serves delta xDS.</summary>
    public IPEndPoint Address { get; }

    /// <summary>Starts it and waits until it serves.</summary>
    public static async Task<ServeProcess> StartAsync(
        string program,
        string kubeconfig,
        CancellationToken cancellationToken
    )
    {
        var process = Process.Start(
            new ProcessStartInfo(
                program,
                ["serve", "--kubeconfig", kubeconfig, "--xds-address", "127.0.0.1:0", "--xds-auth", "false"]
            )
            {
                Environment =
                {
                    ["AGW_HEALTH_ADDRESS"] = "none",
                    ["AGW_METRICS_ADDRESS"] = "none",
                    ["AGW_ADMIN_ADDRESS"] = "none",
                },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var log = new ConcurrentQueue<string?>();
        process.ErrorDataReceived += (_, line) =>
        {
            log.Enqueue(line.Data);
            if (log.Count > LinesKept)
                log.TryDequeue(out var _);
        };
        process.BeginErrorReadLine();
        var line =
            await process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new EndOfStreamException($"{program} ended: {string.Join('\n', log)}");
        return new ServeProcess(process, IPEndPoint.Parse(line.Split(' ')[^1]));
    }

    /// <summary>What it has used so far: resident bytes now and at most, and CPU time.</summary>
    public (long Resident, long Peak, TimeSpan Cpu) Usage
    {
        get
        {
            _process.Refresh();
            return (_process.WorkingSet64, _process.PeakWorkingSet64, _process.TotalProcessorTime);
        }
    }

    /// <summary>Creates a proxy of a gateway in the namespace <c>default</c>.</summary>
    public DeltaXdsClient CreateProxy(string gateway) =>
        new(
            new DeltaXdsClientOptions
            {
                Address = new Uri($"http://{Address}"),
                Gateway = new NamespacedName("default", gateway),
            }
        );

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
