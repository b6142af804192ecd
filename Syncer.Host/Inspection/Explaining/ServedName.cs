// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Explaining;

/// <summary>A resource as proxies know it.</summary>
/// <param name="Gateway">The gateway whose proxies receive it; <c>*</c> for every gateway.</param>
/// <param name="Name">The wire name.</param>
/// <param name="Version">The hash of its content.</param>
/// <param name="Epoch">The epoch in which it changed last, where a server tells it.</param>
internal sealed record ServedName(string Gateway, string Name, string Version, long? Epoch)
{
    public const string EveryGateway = "*";
}
