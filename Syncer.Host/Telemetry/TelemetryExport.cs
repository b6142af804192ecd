// SPDX-License-Identifier: Apache-2.0

using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Syncer.Host.Telemetry;

/// <summary>Hands metrics to scrapers, and metrics and traces to a collector where one is named.</summary>
internal static class TelemetryExport
{
    /// <summary>Whose measurements and activities are exported.</summary>
    public static readonly string[] Sources = ["Krt", "Krt.Kubernetes", "agentgateway.xds", ProgramMetrics.MeterName];

    /// <param name="services">The services.</param>
    /// <param name="scraped">Whether somebody can scrape.</param>
    /// <param name="collector">Where an OTLP collector listens for gRPC.</param>
    public static void AddTelemetryExport(this IServiceCollection services, bool scraped, Uri? collector)
    {
        if (!scraped && collector is null)
            return;
        var telemetry = services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("krt-syncer", serviceVersion: ProgramMetrics.Version));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter([.. Sources, "System.Runtime"]);
            if (scraped)
                metrics.AddPrometheusExporter(exporter => exporter.ScopeInfoEnabled = false);
            if (collector is not null)
                metrics.AddOtlpExporter(exporter => SendTo(exporter, collector));
        });
        if (collector is not null)
            telemetry.WithTracing(traces =>
                traces.AddSource(Sources).AddOtlpExporter(exporter => SendTo(exporter, collector))
            );
    }

    private static void SendTo(OtlpExporterOptions exporter, Uri collector)
    {
        exporter.Endpoint = collector;
        exporter.Protocol = OtlpExportProtocol.Grpc;
    }
}
