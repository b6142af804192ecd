// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows.Policies.Traffic;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types.ExtProc.Types;

namespace Syncer.Translation.Policies.Traffic;

/// <summary>External processing (spec backends-policies 4.7).</summary>
internal static class ExternalProcessingTranslation
{
    public static ExtProc Translate(ObjectTranslation translation, string field, ExternalProcessingPolicy policy)
    {
        var processing = new ExtProc
        {
            Target = translation.ResolveBackend($"{field}.backendRef", policy.BackendRef),
            FailureMode = policy.FailureMode == "FailOpen" ? FailureMode.FailOpen : FailureMode.FailClosed,
            ProcessingOptions = policy.ProcessingOptions is { } modes ? Options(modes) : null,
        };
        translation.AddExpressions(
            $"{field}.requestAttributes",
            policy.RequestAttributes,
            processing.RequestAttributes
        );
        translation.AddExpressions(
            $"{field}.responseAttributes",
            policy.ResponseAttributes,
            processing.ResponseAttributes
        );
        foreach (var entry in policy.MetadataContext)
        {
            var context = new NamespacedMetadataContext();
            translation.AddExpressions($"{field}.metadataContext[{entry.Name}]", entry.Context, context.Context);
            processing.MetadataContext[entry.Name] = context;
        }
        return processing;
    }

    private static ProcessingOptions Options(ExternalProcessingPolicy.ProcessingModes modes) =>
        new()
        {
            RequestBodyMode = BodyMode(modes.RequestBodyMode),
            ResponseBodyMode = BodyMode(modes.ResponseBodyMode),
            RequestHeaderMode = HeaderMode(modes.RequestHeaderMode),
            ResponseHeaderMode = HeaderMode(modes.ResponseHeaderMode),
            RequestTrailerMode = HeaderMode(modes.RequestTrailerMode),
            ResponseTrailerMode = HeaderMode(modes.ResponseTrailerMode),
            AllowModeOverride = modes.AllowModeOverride ?? false,
        };

    private static BodySendMode BodyMode(string? text) =>
        text switch
        {
            "None" => BodySendMode.None,
            "Buffered" => BodySendMode.Buffered,
            "BufferedPartial" => BodySendMode.BufferedPartial,
            _ => BodySendMode.FullDuplexStreamed,
        };

    private static HeaderTrailerSendMode HeaderMode(string? text) =>
        text switch
        {
            "Send" => HeaderTrailerSendMode.Send,
            "Skip" => HeaderTrailerSendMode.Skip,
            _ => HeaderTrailerSendMode.Unset,
        };
}
