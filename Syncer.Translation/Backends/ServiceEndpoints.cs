// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Addresses;
using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Targets;
using Syncer.Translation.Routes.Backends;

namespace Syncer.Translation.Backends;

/// <summary>Services that the control plane itself can fetch from, whether they exist or not (spec backends-policies JW-3).</summary>
internal static class ServiceEndpoints
{
    public static RemoteEndpoint Resolve(ObjectTranslation translation, BackendTarget target) =>
        new()
        {
            Host = ServiceHostname.Of(target.Name, translation.Services.Settings.ClusterDomain),
            Port = target.Port,
        };
}
