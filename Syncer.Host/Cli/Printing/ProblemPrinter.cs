// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Manifests;

namespace Syncer.Host.Cli.Printing;

/// <summary>Tells what is wrong with manifests, a line each.</summary>
internal static class ProblemPrinter
{
    public static void Print(ManifestProblem problem) =>
        Console.Error.WriteLine($"{(problem.Severity == ProblemSeverity.Error ? "error" : "warning")}: {problem}");
}
