// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Host.Inspection.Explaining;
using Syncer.Xds;

namespace Syncer.Host.Inspection.Comparing;

/// <summary>Reads what a dataflow serves.</summary>
internal static class ConfigurationReader
{
    public static ServedConfiguration Read(SyncerInspector inspector)
    {
        var snapshot = inspector.Engine.TakeSnapshot();
        return new(
            snapshot.Epoch,
            [
                .. snapshot
                    .Of(inspector.Pipeline.XdsResources)
                    .Values.Select(ContentOf)
                    .OrderBy(content => content.Gateway, StringComparer.Ordinal)
                    .ThenBy(content => content.Type, StringComparer.Ordinal)
                    .ThenBy(content => content.Name, StringComparer.Ordinal),
            ]
        );
    }

    private static ServedContent ContentOf(XdsResource resource)
    {
        var message = resource.Key.Type.Decode(resource.Bytes);
        return new(
            resource.Key.Gateway is { } gateway ? $"{gateway}" : ServedName.EveryGateway,
            resource.Key.Type.Url,
            resource.Key.Name,
            resource.Version,
            ProtoJson.Of(message, showSecrets: false)
        )
        {
            Message = message,
        };
    }
}
