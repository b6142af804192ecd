// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Explaining;

/// <summary>A resource as proxies know it.</summary>
/// <param name="Gateway">The gateway whose proxies receive it; <c>*</c> for every gateway.</param>
/// <param name="Name">The wire name.</param>
/// <param name="Version">The hash of its content.</param>
internal sealed record ServedName(string Gateway, string Name, string Version)
{
    public const string EveryGateway = "*";
}
