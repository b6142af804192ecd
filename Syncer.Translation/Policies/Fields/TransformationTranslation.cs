// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.Collections;
using Syncer.Translation.Plugins;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Policies;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types;
using Message = Syncer.Translation.Rows.Policies.TransformationPolicy.Message;
using Transform = Syncer.Protos.Resources.TrafficPolicySpec.Types.TransformationPolicy.Types.Transform;
using TransformationMessage = Syncer.Protos.Resources.TrafficPolicySpec.Types.TransformationPolicy;

namespace Syncer.Translation.Policies.Fields;

/// <summary>Changes of requests and responses (spec backends-policies TR-T1, TR-T2).</summary>
internal static class TransformationTranslation
{
    /// <summary>The transformation; a direction that changes nothing is unset.</summary>
    public static TransformationMessage Translate(
        ObjectTranslation translation,
        string field,
        Rows.Policies.TransformationPolicy policy
    ) =>
        new()
        {
            Request = Direction(translation, $"{field}.request", policy.Request),
            Response = Direction(translation, $"{field}.response", policy.Response),
        };

    private static Transform? Direction(ObjectTranslation translation, string field, Message? message)
    {
        if (message is null)
            return null;
        var transform = new Transform();
        AddHeaders(translation, $"{field}.set", message.Set, transform.Set);
        AddHeaders(translation, $"{field}.add", message.Add, transform.Add);
        translation.AddHeaderNames($"{field}.remove", message.Remove, transform.Remove);
        if (message.Body is { } body)
            transform.Body = new() { Expression = translation.CheckCel($"{field}.body", body) };
        translation.AddExpressions($"{field}.metadata", message.Metadata, transform.Metadata);
        return transform.CalculateSize() == 0 ? null : transform;
    }

    private static void AddHeaders(
        ObjectTranslation translation,
        string field,
        ValueList<HeaderExpression> headers,
        RepeatedField<HeaderTransformation> to
    )
    {
        for (var i = 0; i < headers.Count; i++)
        {
            var header = headers[i];
            if (!translation.CheckHeaderName($"{field}[{i}].name", header.Name))
                continue;
            to.Add(
                new HeaderTransformation
                {
                    Name = header.Name,
                    Expression = translation.CheckCel($"{field}[{i}].value", header.Value),
                }
            );
        }
    }
}
