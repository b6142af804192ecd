// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Addresses;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Routes.Backends;

/// <summary>How backendRefs of the known kinds are resolved (spec gateways-routes 3.10).</summary>
public static class BackendResolvers
{
    /// <summary>Services: the reference must have a port, which is not compared with the ports of the Service.</summary>
    public static BackendResolver Services(
        IKrtCollection<NamespacedName, Service> services,
        string clusterDomain = "cluster.local"
    ) =>
        (context, target) =>
        {
            if (InvalidServiceReference(target) is { } problem)
                return new(new(), problem);
            var host = ServiceHostname.Of(target.Name, clusterDomain);
            return new(
                ServiceReference(target, host, target.Port!.Value),
                context.Exists(services, target.Name)
                    ? null
                    : new(RouteReasons.BackendNotFound, $"backend({host}) not found")
            );
        };

    /// <summary>Objects that become a backend of their own on the wire, under their namespace and name.</summary>
    public static BackendResolver Objects<T>(IKrtCollection<NamespacedName, T> objects)
        where T : class =>
        (context, target) =>
            new(
                new() { Backend = target.Name.ToString() },
                context.Exists(objects, target.Name)
                    ? null
                    : new(RouteReasons.BackendNotFound, $"Backend not found: {target.Name}")
            );

    /// <summary>InferencePools: requests go to the first of their target ports, whatever the reference says.</summary>
    public static BackendResolver InferencePools<T>(
        IKrtCollection<NamespacedName, T> pools,
        Func<T, int?> firstTargetPort,
        string clusterDomain = "cluster.local"
    )
        where T : class =>
        (context, target) =>
        {
            if (target.Name.Name.Contains('.'))
                return new(new(), Unsupported("InferencePool name invalid; it must not contain a dot"));
            if (context.Get(pools, target.Name) is not { } pool)
                return new(new(), new(RouteReasons.BackendNotFound, $"backendRef {target.Name} not found"));
            return firstTargetPort(pool) is { } port and >= 1 and <= ushort.MaxValue
                ? new(ServiceReference(target, ServiceHostname.OfPool(target.Name, clusterDomain), port), null)
                : new(new(), Unsupported($"InferencePool {target.Name} has no target port"));
        };

    private static RouteProblem? InvalidServiceReference(BackendTarget target)
    {
        if (target.Name.Name.Contains('.'))
            return Unsupported("service name invalid; the name of the Service must be used, not the hostname.");
        if (target.Port is not { } port)
            return Unsupported("port is required in Service backendRef");
        return port is >= 1 and <= ushort.MaxValue ? null : Unsupported($"port {port} is not a port number");
    }

    private static RouteProblem Unsupported(string message) => new(RouteReasons.UnsupportedValue, message);

    private static BackendReference ServiceReference(BackendTarget target, string host, int port) =>
        new()
        {
            Service = new() { Namespace = target.Name.Namespace, Hostname = host },
            Port = (uint)port,
        };
}
