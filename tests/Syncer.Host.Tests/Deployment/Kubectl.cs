// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using Syncer.Host.Tests.Cli;
using TestKit.Kubernetes;

namespace Syncer.Host.Tests.Deployment;

/// <summary>kubectl, run from the root of the checkout. Where it is not installed the test is skipped.</summary>
internal static class Kubectl
{
    /// <summary>Applies manifests to the API server of tests; fields that it does not know fail.</summary>
    public static Task<ProcessResult> ApplyAsync(CancellationToken cancellationToken, params string[] manifests) =>
        RunAsync(
            cancellationToken,
            [
                "apply",
                "--server-side",
                "--validate=strict",
                "--force-conflicts",
                "--kubeconfig",
                TestCluster.Kubeconfig,
                .. manifests,
            ]
        );

    public static async Task<ProcessResult> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        if (!Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(path => File.Exists($"{path}/kubectl")))
            Assert.Ignore("kubectl is not installed");
        using var process = Process.Start(
            new ProcessStartInfo("kubectl", arguments)
            {
                WorkingDirectory = Checkout.Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new ProcessResult(process.ExitCode, await output, await error);
    }
}
