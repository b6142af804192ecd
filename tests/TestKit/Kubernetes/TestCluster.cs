// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using NUnit.Framework;

namespace TestKit.Kubernetes;

/// <summary>The cluster that the environment offers to tests, which share it: each uses names of its own.</summary>
public static class TestCluster
{
    public const string Variable = "KRT_TEST_KUBECONFIG";

    /// <summary>The path of its kubeconfig; without one the test is skipped.</summary>
    public static string Kubeconfig
    {
        get
        {
            if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path)
                return path;
            Assert.Ignore($"{Variable} names no kubeconfig");
            throw new UnreachableException();
        }
    }
}
