// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Rows.Kgateway.Policies;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types.ExtProc.Types;

namespace Syncer.Translation.Policies.Kgateway;

/// <summary>External processing by an extension (spec backends-policies 3.12).</summary>
internal static class KgatewayExtProcTranslation
{
    /// <summary>
    /// The policy, or <see langword="null"/> where it is switched off. Without a service that can be asked nothing passes.
    /// </summary>
    public static ExtProc? Translate(
        ObjectTranslation translation,
        ExtensionLookup extensions,
        string field,
        KgatewayExtProc settings
    )
    {
        if (settings is { Disable: not null, ExtensionRef: null })
            return null;
        if (extensions.Find(field, settings.ExtensionRef, "ExtProc", spec => spec.ExtProc) is not var (provider, space))
            return new();
        if (provider.GrpcService is not { } grpc)
        {
            translation.Report($"{field}.extensionRef", "the extension has no grpcService");
            return new();
        }
        var modes = settings.ProcessingMode ?? provider.ProcessingMode ?? new();
        return new()
        {
            Target = translation.ResolveBackend(
                $"{field}.extensionRef: grpcService.backendRef",
                ExtensionLookup.Backend(grpc.BackendRef, space)
            ),
            FailureMode = provider.FailOpen == true ? FailureMode.FailOpen : FailureMode.FailClosed,
            ProcessingOptions = new()
            {
                RequestHeaderMode = HeaderMode(modes.RequestHeaderMode, HeaderTrailerSendMode.Send),
                ResponseHeaderMode = HeaderMode(modes.ResponseHeaderMode, HeaderTrailerSendMode.Send),
                RequestTrailerMode = HeaderMode(modes.RequestTrailerMode, HeaderTrailerSendMode.Skip),
                ResponseTrailerMode = HeaderMode(modes.ResponseTrailerMode, HeaderTrailerSendMode.Skip),
                RequestBodyMode = BodyMode(
                    translation,
                    $"{field}.processingMode.requestBodyMode",
                    modes.RequestBodyMode
                ),
                ResponseBodyMode = BodyMode(
                    translation,
                    $"{field}.processingMode.responseBodyMode",
                    modes.ResponseBodyMode
                ),
            },
        };
    }

    private static HeaderTrailerSendMode HeaderMode(string? text, HeaderTrailerSendMode defaultMode) =>
        text switch
        {
            "SEND" => HeaderTrailerSendMode.Send,
            "SKIP" => HeaderTrailerSendMode.Skip,
            _ => defaultMode,
        };

    private static BodySendMode BodyMode(ObjectTranslation translation, string field, string? text)
    {
        switch (text)
        {
            case null or "NONE":
                return BodySendMode.None;
            case "BUFFERED":
                return BodySendMode.Buffered;
            case "BUFFERED_PARTIAL":
                return BodySendMode.BufferedPartial;
            case "FULL_DUPLEX_STREAMED":
                return BodySendMode.FullDuplexStreamed;
            default:
                translation.Report(field, $"\"{text}\" is not supported, FULL_DUPLEX_STREAMED takes its place");
                return BodySendMode.FullDuplexStreamed;
        }
    }
}
