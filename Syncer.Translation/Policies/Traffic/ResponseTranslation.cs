// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows.Policies.Traffic;
using BodyBuffer = Syncer.Protos.Resources.TrafficPolicySpec.Types.Buffer;

namespace Syncer.Translation.Policies.Traffic;

/// <summary>What becomes of requests without, or after, a response of a backend (spec backends-policies 4.7).</summary>
internal static class ResponseTranslation
{
    private const int MaxAttempts = 255;

    public static Retry Retry(ObjectTranslation translation, string field, RetrySettings settings)
    {
        var retry = new Retry
        {
            Backoff = translation.ReadDuration($"{field}.backoff", settings.Backoff),
            Precondition = settings.Precondition ?? "",
            Condition = settings.Condition ?? "",
        };
        for (var i = 0; i < settings.Codes.Count; i++)
        {
            if (settings.Codes[i] is var code and >= 100 and <= 999)
                retry.RetryStatusCodes.Add(code);
            else
                translation.Report($"{field}.codes[{i}]", $"{settings.Codes[i]} is not a status");
        }
        if (settings.Attempts is < 0)
            translation.Report($"{field}.attempts", $"{settings.Attempts} is negative");
        else
            retry.Attempts = (int)Math.Min(MaxAttempts, settings.Attempts ?? 0);
        return retry;
    }

    /// <summary>The response, or <see langword="null"/> where it has no status.</summary>
    public static DirectResponse? DirectResponse(
        ObjectTranslation translation,
        string field,
        DirectResponsePolicy policy
    )
    {
        if (policy.Status is not (>= 100 and <= 999 and var status))
        {
            translation.Report(
                $"{field}.status",
                policy.Status is { } wrong ? $"{wrong} is not a status" : "is required"
            );
            return null;
        }
        if (policy is { Body: not null, BodyExpression: not null })
            translation.Report(field, "body and bodyExpression are mutually exclusive");
        var response = new DirectResponse { Status = (uint)status, Body = ByteString.CopyFromUtf8(policy.Body ?? "") };
        if (policy.BodyExpression is { } expression)
            response.BodyExpression = translation.CheckCel($"{field}.bodyExpression", expression);
        for (var i = 0; i < policy.Headers.Count; i++)
        {
            var header = policy.Headers[i];
            if (!translation.CheckHeaderName($"{field}.headers[{i}].name", header.Name))
                continue;
            var value = translation.CheckCel($"{field}.headers[{i}].value", header.Value);
            response.Headers.Add(new ExpressionHeader { Name = header.Name, Expression = value });
        }
        return response;
    }

    public static BodyBuffer Buffer(ObjectTranslation translation, string field, BufferSettings settings) =>
        new()
        {
            Request = Body(translation, $"{field}.request", settings.Request),
            Response = Body(translation, $"{field}.response", settings.Response),
        };

    private static BodyBuffer.Types.BufferBody? Body(
        ObjectTranslation translation,
        string field,
        BufferSettings.BodyBuffer? settings
    )
    {
        if (settings is null)
            return null;
        var body = new BodyBuffer.Types.BufferBody
        {
            FailureMode =
                settings.FailureMode == "FailOpen"
                    ? BodyBuffer.Types.FailureMode.FailOpen
                    : BodyBuffer.Types.FailureMode.FailClosed,
        };
        if (translation.ReadBytes($"{field}.maxBytes", settings.MaxBytes) is { } maxBytes)
            body.MaxBytes = maxBytes;
        return body;
    }
}
