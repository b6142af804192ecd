// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Discovery;

namespace Syncer.Xds.Tests;

internal static class ResponseExtensions
{
    public static string[] Names(this DeltaDiscoveryResponse response) => [.. response.Resources.Select(r => r.Name)];
}
