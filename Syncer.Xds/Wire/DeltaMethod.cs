// SPDX-License-Identifier: Apache-2.0

using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Syncer.Protos.Discovery;

namespace Syncer.Xds;

/// <summary>
/// Binds the one method that proxies call to messages that are read without the generated ones, and written by
/// <see cref="ResponseStream"/>. Every other
/// method of the service, the state of the world among them, answers UNIMPLEMENTED.
/// </summary>
internal sealed class DeltaMethod : IServiceMethodProvider<DeltaXdsService>
{
    private static readonly Method<DeltaRequest, DeltaResponse> Method = new(
        MethodType.DuplexStreaming,
        AggregatedDiscoveryService.Descriptor.FullName,
        "DeltaAggregatedResources",
        Marshallers.Create(
            (_, _) => throw new NotSupportedException("The server sends no requests."),
            DeltaRequest.Deserialize
        ),
        Marshallers.Create<DeltaResponse>(
            (_, _) => throw new NotSupportedException("Responses are written by ResponseStream."),
            _ => throw new NotSupportedException("The server reads no responses.")
        )
    );

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<DeltaXdsService> context) =>
        context.AddDuplexStreamingMethod(
            Method,
            [],
            (service, requests, _, call) => service.ServeAsync(requests, call)
        );
}
