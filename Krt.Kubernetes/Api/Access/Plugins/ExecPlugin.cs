// SPDX-License-Identifier: Apache-2.0

using System.ComponentModel;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Krt.Kubernetes.Api.Access.Plugins;

/// <summary>
/// A program that prints the credential of a client, as <c>client.authentication.k8s.io</c> says. It is run when the first
/// credential is needed, and again once that has expired or was refused. Thread-safe.
/// </summary>
internal sealed class ExecPlugin : ICredentialSource
{
    private const string Group = "client.authentication.k8s.io/";

    /// <summary>How much of what a plugin complains of is repeated, in characters: the end, which says most.</summary>
    private const int MaxComplaint = 500;

    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(1);

    private readonly KubeconfigFile.ExecEntry _exec;
    private readonly string _command;
    private readonly string _question;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private Task<Credential>? _run;
    private volatile Issue? _issue;

    private ExecPlugin(KubeconfigFile.ExecEntry exec, string command, string question, TimeProvider time) =>
        (_exec, _command, _question, _time) = (exec, command, question, time);

    /// <param name="exec">How to run it.</param>
    /// <param name="folder">Where a relative path of the program starts; a bare name is looked for as a shell does.</param>
    /// <param name="cluster">What it is told if it asks.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="FormatException">It cannot be run as it is described.</exception>
    public static ExecPlugin Create(
        KubeconfigFile.ExecEntry exec,
        string folder,
        ExecCluster cluster,
        TimeProvider time
    )
    {
        if (string.IsNullOrEmpty(exec.Command))
            throw new FormatException("the credential plugin has no command");
        if (exec.ApiVersion is not (Group + "v1" or Group + "v1beta1"))
            throw new FormatException(
                $"the credential plugin {exec.Command} is of {exec.ApiVersion}; {Group}v1 and v1beta1 are supported"
            );
        if (exec.InteractiveMode == "Always")
            throw new FormatException($"the credential plugin {exec.Command} needs a terminal, which there is none of");
        var question = new ExecCredential
        {
            ApiVersion = exec.ApiVersion,
            Kind = ExecCredential.KindName,
            Spec = new() { Cluster = exec.ProvideClusterInfo ? cluster : null },
        };
        return new ExecPlugin(
            exec,
            exec.Command.Contains('/') ? Path.Combine(folder, exec.Command) : exec.Command,
            JsonSerializer.Serialize(question, ExecJson.Default.ExecCredential),
            time
        );
    }

    public async ValueTask<Credential> CurrentAsync(CancellationToken cancellationToken) =>
        Valid ?? await RunWithOthersAsync(unwanted: null).WaitAsync(cancellationToken).ConfigureAwait(false);

    public async ValueTask<bool> RenewAsync(Credential refused, CancellationToken cancellationToken)
    {
        await RunWithOthersAsync(refused).WaitAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private Credential? Valid => _issue is { } issue && !(issue.Expiry <= _time.GetUtcNow()) ? issue.Credential : null;

    /// <summary>Runs the plugin, or waits for the run of somebody else, unless that has led to a credential meanwhile.</summary>
    private Task<Credential> RunWithOthersAsync(Credential? unwanted)
    {
        lock (_gate)
        {
            if (Valid is { } credential && credential != unwanted)
                return Task.FromResult(credential);
            if (_run is null or { IsCompleted: true })
                _run = Task.Run(RunAsync);
            return _run;
        }
    }

    private async Task<Credential> RunAsync()
    {
        using var process = Start();
        using var late = new CancellationTokenSource(LongestRun, _time);
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(late.Token);
            var complaint = await process.StandardError.ReadToEndAsync(late.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(late.Token).ConfigureAwait(false);
            if (process.ExitCode != 0)
                throw Failure($"it ended with status {process.ExitCode}: {Shorten(complaint)}");
            _issue = Read(await output.ConfigureAwait(false));
            return _issue.Credential;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw Failure($"it did not end within {LongestRun.TotalSeconds} s");
        }
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(_command, _exec.Args ?? [])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in _exec.Env ?? [])
            start.Environment[variable.Name ?? ""] = variable.Value;
        start.Environment["KUBERNETES_EXEC_INFO"] = _question;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw Failure($"{e.Message} {_exec.InstallHint}".TrimEnd());
        }
    }

    /// <remarks>What was printed is never repeated: it holds a secret.</remarks>
    private Issue Read(string output)
    {
        try
        {
            var answer = JsonSerializer.Deserialize(output, ExecJson.Default.ExecCredential);
            if (answer?.Kind != ExecCredential.KindName || answer.ApiVersion != _exec.ApiVersion)
                throw Failure($"it does not print an ExecCredential of {_exec.ApiVersion}");
            if (answer.Status is not { } status || (status.Token ?? status.ClientCertificateData) is null)
                throw Failure("what it prints has neither a token nor a certificate in its status");
            var certificate = status.ClientCertificateData is { } pem
                ? Pem.ReadClientCertificate(pem, status.ClientKeyData ?? "")
                : null;
            var authorization = status.Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
            return new Issue(new Credential(authorization, certificate), status.ExpirationTimestamp);
        }
        catch (JsonException)
        {
            throw Failure("it does not print the JSON of an ExecCredential");
        }
        catch (FormatException e)
        {
            throw Failure(e.Message);
        }
    }

    private IOException Failure(string reason) => new($"credential plugin {_exec.Command}: {reason}");

    private static string Shorten(string complaint)
    {
        var line = complaint.Trim().ReplaceLineEndings(" ");
        return line.Length > MaxComplaint ? $"...{line[^MaxComplaint..]}" : line;
    }

    private sealed record Issue(Credential Credential, DateTimeOffset? Expiry);
}
