// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Targets;
using Syncer.Translation.Routes.Backends;

namespace Syncer.Translation.Backends;

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
                new(ObjectKinds.InferencePool, ObjectLookup.Of(inputs.InferencePools))
                {
                    RouteBackend = BackendResolvers.InferencePools(
                        inputs.InferencePools,
                        pool => pool.Spec.TargetPorts.Count == 0 ? null : pool.Spec.TargetPorts[0].Number,
                        settings.ClusterDomain
                    ),
                    PolicyTarget = ServiceTargets.Pools(settings.ClusterDomain),
                    TlsTarget = ServiceTargets.PoolPorts(settings.ClusterDomain),
                },
            ],
        };
}
