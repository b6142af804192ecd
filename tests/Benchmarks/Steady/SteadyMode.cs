// SPDX-License-Identifier: Apache-2.0

using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Benchmarks.Steady;

/// <summary>The timed benchmarks by BenchmarkDotNet, in this process: slower than quick mode, with intervals of confidence.</summary>
internal static class SteadyMode
{
    /// <param name="options">What BenchmarkDotNet understands, <c>--filter</c> for instance.</param>
    public static int Run(string[] options)
    {
        var config = ManualConfig
            .Create(DefaultConfig.Instance)
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkSwitcher.FromAssembly(typeof(SteadyMode).Assembly).Run(options, config);
        return 0;
    }
}
