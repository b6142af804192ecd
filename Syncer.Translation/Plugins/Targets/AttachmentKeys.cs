// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;

namespace Syncer.Translation.Plugins.Targets;

/// <summary>What the key of a policy says about its target, so that one policy can have several (spec backends-policies K-3).</summary>
public static class AttachmentKeys
{
    /// <summary>For example <c>:default/gw/http</c>, to be appended to the key of the policy.</summary>
    public static string Suffix(PolicyTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.KindCase switch
        {
            PolicyTarget.KindOneofCase.Gateway => Suffix(
                target.Gateway.Namespace,
                target.Gateway.Name,
                target.Gateway.HasListener ? target.Gateway.Listener
                    : target.Gateway.HasPort ? $"port={target.Gateway.Port}"
                    : ""
            ),
            PolicyTarget.KindOneofCase.Route => Suffix(
                target.Route.Namespace,
                target.Route.Name,
                target.Route.RouteRule
            ),
            PolicyTarget.KindOneofCase.Backend => Suffix(
                target.Backend.Namespace,
                target.Backend.Name,
                target.Backend.Section
            ),
            PolicyTarget.KindOneofCase.Service => Suffix(
                target.Service.Namespace,
                target.Service.Hostname,
                target.Service.HasPort ? $"{target.Service.Port}" : ""
            ),
            PolicyTarget.KindOneofCase.ListenerSet => Suffix(
                target.ListenerSet.Namespace,
                target.ListenerSet.Name,
                target.ListenerSet.Section
            ),
            _ => throw new ArgumentException("The target is of no kind.", nameof(target)),
        };
    }

    private static string Suffix(string @namespace, string name, string section) =>
        section.Length == 0 ? $":{@namespace}/{name}" : $":{@namespace}/{name}/{section}";
}
