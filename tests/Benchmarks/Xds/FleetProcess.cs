// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Benchmarks.Xds;

/// <summary>A <see cref="ProxyFleet"/>, as the process that it is.</summary>
internal sealed class FleetProcess : IDisposable
{
    private readonly Process _process;

    private FleetProcess(Process process) => _process = process;

    /// <summary>The time that processors have spent on it.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static FleetProcess Start(Uri address, int proxies)
    {
        var self = Environment.ProcessPath!;
        string[] command = ["xds-fleet", $"{IPAddress.Loopback}:{address.Port}", $"{proxies}"];
        return new FleetProcess(
            Process.Start(
                new ProcessStartInfo(
                    self,
                    Path.GetFileNameWithoutExtension(self) == "dotnet"
                        ? [typeof(FleetProcess).Assembly.Location, .. command]
                        : command
                )
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                }
            )!
        );
    }

    /// <summary>Has a command carried out.</summary>
    /// <returns>What <see cref="ProxyFleet"/> says of it.</returns>
    public async Task<(long, long, long)> AskAsync(string command, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(command.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        var line = await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new EndOfStreamException();
        var numbers = line.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return (numbers[0], numbers[1], numbers[2]);
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose() => _process.Dispose();
}
