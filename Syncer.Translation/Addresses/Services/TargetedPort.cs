// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.Inference;
using Syncer.Translation.Rows.Istio;

namespace Syncer.Translation.Addresses.Services;

/// <summary>A port of a service and where it leads.</summary>
/// <param name="Name">The name, empty for the only port of a service.</param>
/// <param name="Number">The port of the service.</param>
/// <param name="Target">The port of the workloads, by number or by the name a container gives it.</param>
internal readonly record struct TargetedPort(string Name, uint Number, IntOrString Target)
{
    /// <summary>The port of a Kubernetes Service; one without a target leads to its own number.</summary>
    public static TargetedPort From(ServicePort port) => new(port.Name, (uint)port.Port, port.TargetPort ?? port.Port);

    /// <summary>The port of an InferencePool, which leads to its own number.</summary>
    public static TargetedPort From(InferencePoolSpec.TargetPort port) => new("", (uint)port.Number, port.Number);

    /// <summary>The ports of a ServiceEntry in its order; one without a target leads to its own number.</summary>
    public static ValueList<TargetedPort> AllOf(ServiceEntry entry) =>
        [
            .. entry
                .Spec.Ports.Where(port => PortNumber.IsValid(port.Number))
                .Select(port => new TargetedPort(
                    port.Name,
                    (uint)port.Number,
                    (int)(PortNumber.IsValid(port.TargetPort) ? port.TargetPort : port.Number)
                )),
        ];
}
