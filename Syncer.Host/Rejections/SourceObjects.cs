// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Syncer.Protos.Resources;
using Syncer.Protos.Workloads;

namespace Syncer.Host.Rejections;

/// <summary>The Kubernetes objects that what is served was made from.</summary>
internal static class SourceObjects
{
    private const char Separator = '/';

    /// <summary>Kind, namespace and name of the object; null where the message does not tell.</summary>
    public static string? Describe(IMessage message) =>
        message switch
        {
            Resource { Bind: { } bind } => bind.Key.Split(Separator) is [_, var @namespace, var name]
                ? $"Gateway {@namespace}/{name}"
                : null,
            Resource { Listener.Name: { ListenerSet: { } set } name } =>
                $"ListenerSet {set.Namespace}/{set.Name} listener {name.ListenerName_}",
            Resource { Listener.Name: { } name } =>
                $"Gateway {name.GatewayNamespace}/{name.GatewayName} listener {name.ListenerName_}",
            Resource { Route.Name: { } name } => $"{name.Kind} {name.Namespace}/{name.Name}",
            Resource { TcpRoute.Name: { } name } => $"{name.Kind} {name.Namespace}/{name.Name}",
            Resource { Backend.Name: { } name } => $"Backend {name.Namespace}/{name.Name}",
            Resource { Policy.Name: { } name } => $"{name.Kind} {name.Namespace}/{name.Name}",
            Address { Service: { } service } => $"Service {service.Namespace}/{service.Name}",
            Address { Workload: { } workload } => workload.Uid.Split(Separator)
                is [.., var kind, var @namespace, var name]
                ? $"{kind} {@namespace}/{name}"
                : null,
            _ => null,
        };
}
