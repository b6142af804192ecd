// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;

namespace Syncer.Host.Tests.Cli;

/// <summary>The real program, as a process: the native one that <c>SYNCER_BINARY</c> names, if it does.</summary>
internal sealed class SyncerProcess : IDisposable
{
    private readonly Process _process;

    private SyncerProcess(Process process) => _process = process;

    public StreamReader Output => _process.StandardOutput;

    /// <summary>Runs to the end.</summary>
    public static Task<ProcessResult> RunAsync(CancellationToken cancellationToken, params string[] arguments) =>
        RunAsync("", cancellationToken, arguments);

    /// <summary>Runs to the end on a standard input.</summary>
    public static async Task<ProcessResult> RunAsync(
        string input,
        CancellationToken cancellationToken,
        params string[] arguments
    )
    {
        using var process = Start(arguments);
        await process._process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process._process.StandardInput.Close();
        var output = process._process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process._process.StandardError.ReadToEndAsync(cancellationToken);
        await process._process.WaitForExitAsync(cancellationToken);
        return new ProcessResult(process._process.ExitCode, await output, await error);
    }

    public static SyncerProcess Start(params string[] arguments)
    {
        var (program, before) = Environment.GetEnvironmentVariable("SYNCER_BINARY") is { Length: > 0 } native
            ? (Path.GetFullPath(native, Checkout.Root), Array.Empty<string>())
            : ("dotnet", [Path.Combine(AppContext.BaseDirectory, "Syncer.Host.dll")]);
        return new SyncerProcess(
            Process.Start(
                new ProcessStartInfo(program, [.. before, .. arguments])
                {
                    WorkingDirectory = Checkout.Root,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    // Tests run beside one another: only what a test asks for is listened on.
                    Environment =
                    {
                        ["AGW_HEALTH_ADDRESS"] = "none",
                        ["AGW_METRICS_ADDRESS"] = "none",
                        ["AGW_ADMIN_ADDRESS"] = "none",
                    },
                }
            )!
        );
    }

    /// <summary>Reads the lines of standard output up to one that begins so.</summary>
    public async Task<string[]> ReadThroughAsync(string beginning, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (lines.Count == 0 || !lines[^1].StartsWith(beginning, StringComparison.Ordinal))
            lines.Add(
                await Output.ReadLineAsync(cancellationToken)
                    ?? throw new EndOfStreamException(string.Join('\n', lines))
            );
        return [.. lines];
    }

    /// <summary>Reads the log up to a line that contains this.</summary>
    public async Task ReadLogThroughAsync(string part, CancellationToken cancellationToken)
    {
        var log = new List<string>();
        while (log.Count == 0 || !log[^1].Contains(part, StringComparison.Ordinal))
            log.Add(
                await _process.StandardError.ReadLineAsync(cancellationToken)
                    ?? throw new EndOfStreamException(string.Join('\n', log))
            );
    }

    /// <summary>Asks the process to end, as Ctrl+C does; that signal itself is ignored by what a shell starts behind it.</summary>
    public Task<int> InterruptAsync(CancellationToken cancellationToken) => EndAsync("TERM", cancellationToken);

    /// <summary>Sends a signal.</summary>
    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Sends a signal and waits for the end.</summary>
    public async Task<int> EndAsync(string signal, CancellationToken cancellationToken)
    {
        Signal(signal);
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
