// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;

namespace PluginCustomBackend;

/// <summary>A server that is known by a number, as this company counts its machines.</summary>
public sealed record EchoServer : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = value ?? new();
    } = new();

    public EchoServerSpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();
}
