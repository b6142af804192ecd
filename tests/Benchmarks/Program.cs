// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Benchmarks.Cluster;
using Benchmarks.Measuring;
using Benchmarks.Propagation;
using Benchmarks.Steady;
using Benchmarks.Suite;
using Benchmarks.Xds;

return args switch
{
    ["quick"] => QuickMode.Run(Console.Out, BenchmarkSuite.All, filter: ""),
    ["quick", var filter] => QuickMode.Run(Console.Out, BenchmarkSuite.All, filter),
    ["bdn", .. var options] => SteadyMode.Run(options),
    ["cluster", var kubeconfig, var program] => await ColdStartBenchmark.RunAsync(Console.Out, kubeconfig, program),
    ["soak", var kubeconfig, var program, var minutes] => await SoakBenchmark.RunAsync(
        Console.Out,
        kubeconfig,
        program,
        TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture))
    ),
    ["propagation"] => await PropagationBenchmark.RunAsync(Console.Out),
    ["xds"] => await XdsBenchmark.RunAsync(Console.Out),
    ["xds-floor"] => await FloorBenchmark.RunAsync(Console.Out),
    ["xds-fleet", var address, var proxies] => await ProxyFleet.RunAsync(
        Console.Out,
        address,
        int.Parse(proxies, CultureInfo.InvariantCulture)
    ),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: dotnet run -c Release --project tests/Benchmarks -- COMMAND
          quick [NAME]         every benchmark once, or those whose name starts with NAME
          bdn [OPTIONS]        the timed ones by BenchmarkDotNet, for instance: bdn --filter '*B1*'
          cluster KUBECONFIG PROGRAM
                               fills a cluster and measures cold starts of the published program
          soak KUBECONFIG PROGRAM MINUTES
                               changes a cluster for minutes while the published program serves it
          propagation          latency from the commit of an edit to its delta at an xDS client
          xds                  1,000 proxies: memory, fan-out, reconnection, latency under jitter
          xds-floor            the same of a server on the same stack that does nothing but send
        """
    );
    return 2;
}
