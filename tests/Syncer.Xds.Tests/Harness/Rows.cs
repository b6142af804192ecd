// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Krt;
using Syncer.Protos.Resources;
using Syncer.Protos.Workloads;

namespace Syncer.Xds.Tests;

/// <summary>Resources to serve; <c>content</c> is what differs between two versions of one.</summary>
internal static class Rows
{
    public static readonly NamespacedName GatewayA = new("default", "a");
    public static readonly NamespacedName GatewayB = new("default", "b");

    public static XdsResource Bind(NamespacedName? gateway, string key, uint content = 80) =>
        Encode(
            gateway,
            "bind/" + key,
            new Resource
            {
                Bind = new Bind { Key = key, Port = content },
            }
        );

    public static XdsResource InternalBind(NamespacedName? gateway, string key) =>
        Encode(
            gateway,
            "bind/" + key,
            new Resource
            {
                Bind = new Bind { Key = key, Mode = Protos.Resources.Bind.Types.Mode.Internal },
            }
        );

    public static XdsResource Listener(NamespacedName? gateway, string key, string content = "", string bind = "") =>
        Encode(
            gateway,
            "listener/" + key,
            new Resource
            {
                Listener = new Listener
                {
                    Key = key,
                    Hostname = content,
                    BindKey = bind,
                    Protocol = Protos.Resources.Protocol.Http,
                    Name = new ListenerName { ListenerName_ = key },
                },
            }
        );

    public static XdsResource Backend(NamespacedName? gateway, string key) =>
        Encode(gateway, "backend/" + key, new Resource { Backend = new Backend { Key = key } });

    public static XdsResource Policy(NamespacedName? gateway, string key) =>
        Encode(gateway, "policy/" + key, new Resource { Policy = new Policy { Key = key } });

    public static XdsResource Route(NamespacedName? gateway, string key, string content = "") =>
        Encode(
            gateway,
            "route/" + key,
            new Resource
            {
                Route = new Route { Key = key, ListenerKey = content },
            }
        );

    public static XdsResource Service(string hostname, string content = "", NamespacedName? gateway = null) =>
        XdsResource.Encode(
            new XdsResourceKey(XdsResourceType.Address, gateway, "default/" + hostname),
            new Address
            {
                Service = new Service
                {
                    Namespace = "default",
                    Hostname = hostname,
                    Name = content,
                },
            }
        );

    private static XdsResource Encode(NamespacedName? gateway, string name, IMessage message) =>
        XdsResource.Encode(new XdsResourceKey(XdsResourceType.Resource, gateway, name), message);
}
