// SPDX-License-Identifier: Apache-2.0

namespace Benchmarks.Measuring;

/// <summary>The work of one contender, prepared so that running it is all that is left to time.</summary>
internal interface IWorkload : IDisposable
{
    /// <summary>How many operations one run consists of.</summary>
    int Operations { get; }

    /// <summary>Does the work; it has been done completely, observers included, when the call returns.</summary>
    void Run();

    /// <summary>Figures besides the time, once it has run: their name, value and unit.</summary>
    IEnumerable<(string Name, double Value, string Unit)> Facts => [];
}
