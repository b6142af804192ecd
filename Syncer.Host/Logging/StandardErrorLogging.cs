// SPDX-License-Identifier: Apache-2.0

using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Console;

namespace Syncer.Host.Logging;

/// <summary>Logs to standard error.</summary>
internal static class StandardErrorLogging
{
    public static void Configure(ILoggingBuilder logging, LogThresholds thresholds, LogFormat format)
    {
        // A filter is asked for every message, so a threshold that is changed counts at once.
        logging.SetMinimumLevel(LogLevel.Trace).AddFilter((category, level) => thresholds.Admits(category, level));
        if (format == LogFormat.Json)
            logging.AddJsonConsole(console =>
            {
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
                console.UseUtcTimestamp = true;
                console.JsonWriterOptions = new JsonWriterOptions
                {
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                };
            });
        else
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss.fff ";
                console.UseUtcTimestamp = true;
                console.ColorBehavior = LoggerColorBehavior.Disabled;
            });
        logging.Services.Configure<ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace
        );
    }
}
