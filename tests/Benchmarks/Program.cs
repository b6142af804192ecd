// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Propagation;

return args switch
{
    ["propagation"] => await PropagationBenchmark.RunAsync(Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: dotnet run -c Release --project tests/Benchmarks -- COMMAND
          propagation          latency from the commit of an edit to its delta at an xDS client
        """
    );
    return 2;
}
