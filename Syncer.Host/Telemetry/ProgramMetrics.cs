// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Syncer.Host.Telemetry;

/// <summary>What the program as a whole measures, in the meter <c>agentgateway.controller</c>.</summary>
internal sealed class ProgramMetrics
{
    public const string MeterName = "agentgateway.controller";

    public static string Version { get; } =
        typeof(ProgramMetrics)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion
        ?? "";

    public ProgramMetrics(IMeterFactory meters, Func<bool> isReady, Func<bool> isLeading)
    {
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge(
            $"{MeterName}.build.info",
            () =>
                new Measurement<int>(
                    1,
                    new("version", Version),
                    new("runtime", RuntimeInformation.FrameworkDescription),
                    new("architecture", $"{RuntimeInformation.ProcessArchitecture}".ToLowerInvariant())
                ),
            description: "1, with what the program was built of"
        );
        meter.CreateObservableGauge(
            $"{MeterName}.ready",
            () => isReady() ? 1 : 0,
            description: "1 when the whole configuration is served"
        );
        meter.CreateObservableGauge(
            $"{MeterName}.leading",
            () => isLeading() ? 1 : 0,
            description: "1 when this replica writes statuses"
        );
    }
}
