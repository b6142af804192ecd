// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Addresses;
using Syncer.Translation.Plugins.Targets;
using Syncer.Translation.Rows.Core;
using static Syncer.Protos.Resources.PolicyTarget.Types;

namespace Syncer.Translation.Backends;

/// <summary>What policies on Services and InferencePools apply to (spec backends-policies PT-2, BT-2).</summary>
internal static class ServiceTargets
{
    /// <summary>A Service, or one of its ports by number or by name.</summary>
    public static PolicyTargetResolver Services(
        IKrtCollection<NamespacedName, Service> services,
        string clusterDomain
    ) =>
        (context, reference) =>
        {
            var hostname = ServiceHostname.Of(reference.Name, clusterDomain);
            if (string.IsNullOrEmpty(reference.SectionName))
                return Whole(reference.Name, hostname);
            var number = PortNumber(reference.SectionName);
            var port = context
                .Get(services, reference.Name)
                ?.Spec.Ports.FirstOrDefault(port => port.Name == reference.SectionName || port.Port == number);
            return port is null
                ? ResolvedTarget.Unusable($"Service {reference.Name} has no port \"{reference.SectionName}\"")
                : Port(reference.Name, hostname, port.Port);
        };

    /// <summary>All ports of an InferencePool, whatever the section.</summary>
    public static PolicyTargetResolver Pools(string clusterDomain) =>
        (_, reference) => Whole(reference.Name, ServiceHostname.OfPool(reference.Name, clusterDomain));

    /// <summary>An InferencePool, or one of its ports by number.</summary>
    public static PolicyTargetResolver PoolPorts(string clusterDomain) =>
        (_, reference) =>
        {
            var hostname = ServiceHostname.OfPool(reference.Name, clusterDomain);
            if (string.IsNullOrEmpty(reference.SectionName))
                return Whole(reference.Name, hostname);
            return PortNumber(reference.SectionName) is { } number
                ? Port(reference.Name, hostname, number)
                : ResolvedTarget.Unusable(
                    $"\"{reference.SectionName}\" is not a port of InferencePool {reference.Name}"
                );
        };

    private static int? PortNumber(string sectionName) =>
        int.TryParse(sectionName, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= ushort.MaxValue
            ? number
            : null;

    private static ResolvedTarget Whole(NamespacedName name, string hostname) =>
        ResolvedTarget.Of(
            new()
            {
                Service = new() { Namespace = name.Namespace, Hostname = hostname },
            }
        );

    private static ResolvedTarget Port(NamespacedName name, string hostname, int port) =>
        ResolvedTarget.Of(
            new PolicyTarget
            {
                Service = new ServiceTarget
                {
                    Namespace = name.Namespace,
                    Hostname = hostname,
                    Port = (uint)port,
                },
            }
        );
}
