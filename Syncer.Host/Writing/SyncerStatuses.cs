// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes;
using Krt.Kubernetes.Statuses;
using Krt.Kubernetes.Statuses.Merging;
using Syncer.Host.Pipeline;
using Syncer.Host.Writing.Merging;
using Syncer.Translation;
using Syncer.Translation.Plugins.Kinds;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Inference;
using Syncer.Translation.Rows.Kgateway;
using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Status;

namespace Syncer.Host.Writing;

/// <summary>The kinds whose statuses the syncer writes, and how each is merged.</summary>
internal static class SyncerStatuses
{
    /// <summary>The kinds, those that others wait for first.</summary>
    public static IReadOnlyList<StatusTarget> Of(SyncerPipeline pipeline, SyncerSettings settings)
    {
        var parents = new ParentsMerge(settings.ControllerName);
        var ancestors = new AncestorsMerge(settings.ControllerName, ApiGroups.Agentgateway);
        var backend = new ConditionsMerge("Accepted", "PartiallyInvalid");
        return
        [
            Target<GatewayClass>(pipeline, new ConditionsMerge("Accepted")),
            Target<Gateway>(pipeline, new GatewayMerge()),
            Target<ListenerSet>(pipeline, new ListenersMerge("Accepted", "Programmed")),
            Target<HttpRoute>(pipeline, parents),
            Target<GrpcRoute>(pipeline, parents),
            Target<TcpRoute>(pipeline, parents),
            Target<TlsRoute>(pipeline, parents),
            Target<InferencePool>(pipeline, parents),
            Target<BackendTlsPolicy>(pipeline, ancestors),
            Target<AgentgatewayBackend>(pipeline, backend),
            Target<KgatewayBackend>(pipeline, backend),
            .. from kind in pipeline.Plugins.Kinds
            where kind.Status is not null
            select Target(
                pipeline.Sources.Single(binding => binding.Kind.Group == kind.Group && binding.Kind.Kind == kind.Kind),
                pipeline,
                kind.Status switch
                {
                    StatusLayout.OwnConditions conditions => new ConditionsMerge(conditions.Types),
                    StatusLayout.AncestorEntries => ancestors,
                    _ => parents,
                }
            ),
        ];
    }

    private static StatusTarget Target<T>(SyncerPipeline pipeline, StatusMerge merge) =>
        Target(pipeline.Sources.Single(binding => binding.Kind.RowType == typeof(T)), pipeline, merge);

    private static StatusTarget Target(KindBinding binding, SyncerPipeline pipeline, StatusMerge merge)
    {
        var (apiVersion, kind) = (binding.Kind.ApiVersion, binding.Kind.Kind);
        return StatusTarget.Create(
            binding,
            pipeline.Outputs.Statuses,
            key => new StatusKey(apiVersion, kind, key),
            (status, writer) => status.Body.WriteTo(writer),
            merge
        );
    }
}
