// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Targets;
using Syncer.Translation.Routes.Backends;

namespace Syncer.Translation.Backends;

/// <summary>Services as backends and as targets of policies, and those that speak A2A.</summary>
internal sealed class ServicePlugin : ITranslationPlugin
{
    public string Name => "Service";

    public int ContractVersion => PluginContract.Version;

    public PluginDeclaration Declare(SyncerInputs inputs, SyncerSettings settings)
    {
        var resolver = BackendResolvers.Services(inputs.Services, settings.ClusterDomain);
        var target = ServiceTargets.Services(inputs.Services, settings.ClusterDomain);
        return new()
        {
            Kinds =
            [
                new(ObjectKinds.Service, ObjectLookup.Of(inputs.Services))
                {
                    RouteBackend = resolver,
                    PolicyBackend = resolver,
                    PolicyTarget = target,
                    TlsTarget = target,
                    RemoteEndpoint = ServiceEndpoints.Resolve,
                },
            ],
        };
    }

    public PluginTranslation Translate(TranslationServices services) =>
        new()
        {
            Deliver = references =>
                new()
                {
                    Resources =
                    [
                        services.Inputs.Services.SelectMany(
                            (context, row) =>
                                A2aServices.Policies(context, row, references, services.Settings.ClusterDomain),
                            resource => resource.Key,
                            new() { Name = "A2aPolicies" }
                        ),
                    ],
                },
        };
}
