// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Manifests;

namespace Syncer.Host.Cli.Printing;

/// <summary>Tells on standard error what is wrong, a line each.</summary>
internal static class ProblemPrinter
{
    public static void Print(ManifestProblem problem) => Print(problem.Severity == ProblemSeverity.Error, $"{problem}");

    public static void Print(bool isError, string message) =>
        Console.Error.WriteLine($"{(isError ? "error" : "warning")}: {message}");
}
