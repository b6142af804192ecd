// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;
using Syncer.Protos.Discovery;

namespace Syncer.Protos.Tests;

[TestFixture]
public sealed class AggregatedDiscoveryServiceTests
{
    [Test]
    public void Binds_the_methods_the_data_plane_calls()
    {
        var binder = new RecordingBinder();
        AggregatedDiscoveryService.BindService(binder, new Service());
        Assert.That(
            binder.DuplexMethods,
            Is.EquivalentTo(
                new[]
                {
                    "/envoy.service.discovery.v3.AggregatedDiscoveryService/StreamAggregatedResources",
                    "/envoy.service.discovery.v3.AggregatedDiscoveryService/DeltaAggregatedResources",
                }
            )
        );
    }

    private sealed class Service : AggregatedDiscoveryService.AggregatedDiscoveryServiceBase;

    private sealed class RecordingBinder : ServiceBinderBase
    {
        public List<string> DuplexMethods { get; } = [];

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            DuplexStreamingServerMethod<TRequest, TResponse>? handler
        ) => DuplexMethods.Add(method.FullName);
    }
}
