// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Krt.Kubernetes.Api;

namespace Krt.Kubernetes.Events;

/// <summary>Events as requests for <c>events.k8s.io/v1 Event</c> objects.</summary>
internal static class EventManifest
{
    private const int MaxNoteLength = 1024;

    public static ApiRequest Create(string name, EventSeries series, EventRecorderOptions options)
    {
        var content = series.Content;
        var regarding = content.Regarding;
        return ApiRequest.Post(
            PathOf(regarding),
            Write(writer =>
            {
                writer.WriteString("apiVersion", "events.k8s.io/v1");
                writer.WriteString("kind", "Event");
                writer.WriteStartObject("metadata");
                writer.WriteString("name", name);
                writer.WriteString("namespace", NamespaceOf(regarding));
                writer.WriteEndObject();
                writer.WriteString("eventTime", Format(series.LastOccurrence));
                writer.WriteString("reportingController", options.ReportingController);
                writer.WriteString("reportingInstance", options.ReportingInstance);
                writer.WriteString("type", content.Type == EventType.Warning ? "Warning" : "Normal");
                writer.WriteString("reason", content.Reason);
                writer.WriteString("action", content.Action);
                writer.WriteString(
                    "note",
                    content.Note.Length > MaxNoteLength ? content.Note.AsSpan(0, MaxNoteLength) : content.Note
                );
                writer.WriteStartObject("regarding");
                writer.WriteString("apiVersion", regarding.ApiVersion);
                writer.WriteString("kind", regarding.Kind);
                writer.WriteString("namespace", regarding.Key.Namespace);
                writer.WriteString("name", regarding.Key.Name);
                writer.WriteString("uid", regarding.Uid);
                writer.WriteEndObject();
                if (series.Count > 1)
                    WriteSeries(writer, series);
            })
        );
    }

    public static ApiRequest Update(EventSeries series) =>
        ApiRequest.Patch(
            $"{PathOf(series.Content.Regarding)}/{Uri.EscapeDataString(series.Name!)}",
            PatchType.Merge,
            Write(writer => WriteSeries(writer, series))
        );

    private static void WriteSeries(Utf8JsonWriter writer, EventSeries series)
    {
        writer.WriteStartObject("series");
        writer.WriteNumber("count", series.Count);
        writer.WriteString("lastObservedTime", Format(series.LastOccurrence));
        writer.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        write(writer);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static string PathOf(EventObject regarding) =>
        $"/apis/events.k8s.io/v1/namespaces/{Uri.EscapeDataString(NamespaceOf(regarding))}/events";

    private static string NamespaceOf(EventObject regarding) =>
        regarding.Key.Namespace.Length > 0 ? regarding.Key.Namespace : "default";

    private static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
