// SPDX-License-Identifier: Apache-2.0

using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Krt;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Syncer.Xds;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the delta xDS server.</summary>
public static class DeltaXdsServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="DeltaXdsServer"/> and its gRPC service. Register an <see cref="IXdsAuthenticator"/> to find out who
    /// connects, an <see cref="IXdsAdmission"/> to replace the default, and any number of
    /// <see cref="IXdsRejectionObserver"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="resources">Finds the collection to serve, once.</param>
    /// <param name="configure">Changes options.</param>
    public static IServiceCollection AddDeltaXds(
        this IServiceCollection services,
        Func<IServiceProvider, IKrtCollection<XdsResourceKey, XdsResource>> resources,
        Action<DeltaXdsOptions>? configure = null
    )
    {
        services.AddGrpc();
        services.AddSingleton<IConfigureOptions<GrpcServiceOptions<DeltaXdsService>>>(provider => new ConfigureOptions<
            GrpcServiceOptions<DeltaXdsService>
        >(options =>
        {
            options.MaxReceiveMessageSize = provider
                .GetRequiredService<IOptions<DeltaXdsOptions>>()
                .Value.MaxRequestSize;
            options.MaxSendMessageSize = null;
        }));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IServiceMethodProvider<DeltaXdsService>, DeltaMethod>());
        services.AddMetrics();
        services.AddOptions<DeltaXdsOptions>().Configure(options => configure?.Invoke(options));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IXdsAdmission, RoleAdmission>();
        services.TryAddSingleton<XdsMetrics>();
        services.TryAddSingleton(provider => new DeltaXdsService(
            provider.GetRequiredService<DeltaXdsServer>(),
            provider.GetRequiredService<IXdsAdmission>(),
            provider.GetService<IXdsAuthenticator>()
        ));
        services.TryAddSingleton(provider => new DeltaXdsServer(
            resources(provider),
            provider.GetRequiredService<IOptions<DeltaXdsOptions>>(),
            provider.GetServices<IXdsRejectionObserver>(),
            provider.GetRequiredService<XdsMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DeltaXdsServer>>(),
            provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping
        ));
        return services;
    }
}
