// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Syncer.Protos.Discovery;
using Syncer.Protos.Resources;
using Syncer.Protos.Workloads;

namespace Syncer.Protos.Tests;

[TestFixture]
public sealed class TypeUrlTests
{
    [Test]
    public void Resource_survives_a_response()
    {
        var sent = new Resources.Resource
        {
            Bind = new Bind
            {
                Key = "8080/default/web",
                Port = 8080,
                Protocol = Bind.Types.Protocol.Tls,
            },
        };

        var packed = Any.Pack(sent);
        Assert.That(packed.TypeUrl, Is.EqualTo("type.googleapis.com/agentgateway.dev.resource.Resource"));

        var received = Transmit("bind/8080/default/web", packed).Unpack<Resources.Resource>();
        Assert.That(received, Is.EqualTo(sent));
    }

    [Test]
    public void Address_survives_a_response()
    {
        var sent = new Address
        {
            Workload = new Workload
            {
                Uid = "Kubernetes//Pod/default/web-0",
                Services =
                {
                    ["default/web.default.svc.cluster.local"] = new PortList
                    {
                        Ports =
                        {
                            new Port { ServicePort = 80, TargetPort = 8080 },
                        },
                    },
                },
                Capacity = 0,
            },
        };

        var packed = Any.Pack(sent);
        Assert.That(packed.TypeUrl, Is.EqualTo("type.googleapis.com/istio.workload.Address"));

        var received = Transmit(sent.Workload.Uid, packed).Unpack<Address>();
        Assert.That(received, Is.EqualTo(sent));
        Assert.That(received.Workload.Capacity, Is.Zero, "set, not absent");
    }

    private static Any Transmit(string name, Any resource)
    {
        var response = new DeltaDiscoveryResponse
        {
            TypeUrl = resource.TypeUrl,
            Resources =
            {
                new Discovery.Resource { Name = name, Resource_ = resource },
            },
        };
        return DeltaDiscoveryResponse.Parser.ParseFrom(response.ToByteArray()).Resources.Single().Resource_;
    }
}
