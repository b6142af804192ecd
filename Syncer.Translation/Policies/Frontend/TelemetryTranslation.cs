// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Policies;
using Syncer.Translation.Rows.Policies.Frontend;
using static Syncer.Protos.Resources.FrontendPolicySpec.Types;

namespace Syncer.Translation.Policies.Frontend;

/// <summary>Logs, traces and metrics of requests (spec backends-policies 4.8, FR-1, FR-2).</summary>
internal static class TelemetryTranslation
{
    public static Logging AccessLog(ObjectTranslation translation, string field, AccessLog settings)
    {
        var logging = new Logging
        {
            Fields = Fields(translation, $"{field}.attributes", settings.Attributes),
            OtlpAccessLog = settings.Otlp is { } otlp ? Export(translation, $"{field}.otlp", otlp) : null,
        };
        if (settings.Filter is { } filter)
            logging.Filter = translation.CheckCel($"{field}.filter", filter);
        return logging;
    }

    public static Tracing Traces(ObjectTranslation translation, string field, TracingSettings settings)
    {
        var tracing = new Tracing
        {
            ProviderBackend = translation.ResolveBackend($"{field}.backendRef", settings.BackendRef),
            Protocol = settings.Protocol == "HTTP" ? Tracing.Types.Protocol.Http : Tracing.Types.Protocol.Grpc,
        };
        if (settings.Attributes is { } attributes)
        {
            tracing.Attributes.AddRange(Attributes(translation, $"{field}.attributes.add", attributes.Add));
            tracing.Remove.AddRange(attributes.Remove);
        }
        tracing.Resources.AddRange(Attributes(translation, $"{field}.resources", settings.Resources));
        if (settings.RandomSampling is { } randomSampling)
            tracing.RandomSampling = translation.CheckCel($"{field}.randomSampling", randomSampling);
        if (settings.ClientSampling is { } clientSampling)
            tracing.ClientSampling = translation.CheckCel($"{field}.clientSampling", clientSampling);
        if (settings.Path is { } path)
            tracing.Path = path;
        if (settings.Filter is { } filter)
            tracing.Filter = translation.CheckCel($"{field}.filter", filter);
        return tracing;
    }

    public static Metrics MetricFields(
        ObjectTranslation translation,
        string field,
        FrontendSection.MetricsSettings settings
    )
    {
        var fields = new Metrics.Types.Fields();
        for (var i = 0; i < settings.Attributes.Add.Count; i++)
        {
            var attribute = settings.Attributes.Add[i];
            var path = $"{field}.attributes.add[{i}].expression";
            fields.Add.Add(
                new Metrics.Types.Field
                {
                    Name = attribute.Name,
                    Expression = translation.CheckCel(path, attribute.Expression),
                }
            );
        }
        return new() { Fields = fields };
    }

    private static Logging.Types.OtlpAccessLog Export(
        ObjectTranslation translation,
        string field,
        AccessLog.OtlpExport settings
    )
    {
        var export = new Logging.Types.OtlpAccessLog
        {
            ProviderBackend = translation.ResolveBackend($"{field}.backendRef", settings.BackendRef),
            Protocol =
                settings.Protocol == "HTTP"
                    ? Logging.Types.OtlpAccessLog.Types.Protocol.Http
                    : Logging.Types.OtlpAccessLog.Types.Protocol.Grpc,
            Fields = Fields(translation, $"{field}.attributes", settings.Attributes),
        };
        if (settings.Path is { } path)
            export.Path = path;
        if (settings.Filter is { } filter)
            export.Filter = translation.CheckCel($"{field}.filter", filter);
        return export;
    }

    private static Logging.Types.Fields? Fields(
        ObjectTranslation translation,
        string field,
        AttributeChanges? attributes
    )
    {
        if (attributes is null)
            return null;
        var fields = new Logging.Types.Fields();
        fields.Remove.AddRange(attributes.Remove);
        for (var i = 0; i < attributes.Add.Count; i++)
        {
            var attribute = attributes.Add[i];
            var expression = translation.CheckCel($"{field}.add[{i}].expression", attribute.Expression);
            fields.Add.Add(new Logging.Types.Field { Name = attribute.Name, Expression = expression });
        }
        return fields;
    }

    private static IEnumerable<TracingAttribute> Attributes(
        ObjectTranslation translation,
        string field,
        ValueList<AttributeExpression> attributes
    ) =>
        attributes
            .Index()
            .Select(attribute => new TracingAttribute
            {
                Name = attribute.Item.Name,
                Value = translation.CheckCel($"{field}[{attribute.Index}].expression", attribute.Item.Expression),
            });
}
