// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Targets;
using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Rows.Inference;

namespace Syncer.Translation.Backends.Inference;

/// <summary>InferencePools as backends of routes and as targets of policies.</summary>
internal sealed class InferencePoolPlugin : ITranslationPlugin
{
    public string Name => "InferencePool";

    public int ContractVersion => PluginContract.Version;

    public PluginDeclaration Declare(SyncerInputs inputs, SyncerSettings settings) =>
        new()
        {
            Kinds =
            [
                new(ObjectKinds.InferencePool, ObjectLookup.Of(inputs.Of<InferencePool>()))
                {
                    RouteBackend = BackendResolvers.InferencePools(
                        inputs.Of<InferencePool>(),
                        pool => pool.Spec.TargetPorts.Count == 0 ? null : pool.Spec.TargetPorts[0].Number,
                        settings.ClusterDomain
                    ),
                    PolicyTarget = ServiceTargets.Pools(settings.ClusterDomain),
                    TlsTarget = ServiceTargets.PoolPorts(settings.ClusterDomain),
                },
            ],
        };

    public PluginTranslation Translate(TranslationServices services)
    {
        var pools = services.Inputs.Of<InferencePool>();
        return new()
        {
            References =
            [
                pools.Select(
                    (context, pool) => InferencePoolTranslation.References(context, pool, services),
                    row => row.Source,
                    new() { Name = "InferencePoolReferences" }
                ),
            ],
            Deliver = references =>
                new()
                {
                    Resources =
                    [
                        pools.SelectMany(
                            (context, pool) => InferencePoolTranslation.Policies(context, pool, services, references),
                            resource => resource.Key,
                            new() { Name = "InferencePoolPolicies" }
                        ),
                    ],
                    Statuses =
                    [
                        pools.Select(
                            (context, pool) => InferencePoolTranslation.Status(context, pool, services, references),
                            status => status.Key,
                            new() { Name = "InferencePoolStatuses" }
                        ),
                    ],
                },
        };
    }
}
