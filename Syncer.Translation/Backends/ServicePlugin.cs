// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Targets;
using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Backends;

/// <summary>Services as backends and as targets of policies, and those that speak A2A.</summary>
internal sealed class ServicePlugin : ITranslationPlugin
{
    public string Name => "Service";

    public int ContractVersion => PluginContract.Version;

    public PluginDeclaration Declare(SyncerInputs inputs, SyncerSettings settings)
    {
        var resolver = BackendResolvers.Services(inputs.Of<Service>(), settings.ClusterDomain);
        var target = ServiceTargets.Services(inputs.Of<Service>(), settings.ClusterDomain);
        return new()
        {
            Kinds =
            [
                new(ObjectKinds.Service, ObjectLookup.Of(inputs.Of<Service>()))
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
                        services
                            .Inputs.Of<Service>()
                            .SelectMany(
                                (context, row) =>
                                    A2aServices.Policies(context, row, references, services.Settings.ClusterDomain),
                                resource => resource.Key,
                                new() { Name = "A2aPolicies" }
                            ),
                    ],
                },
        };
}
