// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Addresses;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.Inference;

namespace Syncer.Translation.Backends.Inference;

/// <summary>The Service that chooses among the servers of an InferencePool (spec backends-policies IP-2).</summary>
/// <param name="Service">The Service.</param>
/// <param name="Port">Its port.</param>
/// <param name="Problem">Why it cannot be asked, <see langword="null"/> when it can.</param>
internal sealed record EndpointPicker(NamespacedName Service, int Port, string? Problem)
{
    public static EndpointPicker Of(
        TransformContext context,
        InferencePool pool,
        IKrtCollection<NamespacedName, Service> services
    )
    {
        var reference = pool.Spec.EndpointPickerRef ?? new();
        var name = new NamespacedName(pool.Metadata.Namespace, reference.Name);
        var port = reference.Port?.Number ?? 0;
        return new(name, port, Problems(context, reference, name, services) is { Length: > 0 } text ? text : null);
    }

    /// <summary>The picker as a destination; empty where it cannot be asked, so that no request passes it by.</summary>
    public BackendReference Reference(string clusterDomain) =>
        Problem is null
            ? new()
            {
                Service = new()
                {
                    Namespace = Service.Namespace,
                    Hostname = ServiceHostname.Of(Service, clusterDomain),
                },
                Port = (uint)Port,
            }
            : new();

    private static string Problems(
        TransformContext context,
        EndpointPickerReference reference,
        NamespacedName name,
        IKrtCollection<NamespacedName, Service> services
    )
    {
        var problems = new List<string>();
        if (!string.IsNullOrEmpty(reference.Group))
            problems.Add($"endpointPickerRef: group \"{reference.Group}\" is not supported, only the core group is");
        if (reference.Kind is not (null or "" or "Service"))
            problems.Add($"endpointPickerRef: kind \"{reference.Kind}\" is not supported, only Service is");
        if (reference.Port is not { Number: >= 1 and <= ushort.MaxValue } port)
            problems.Add("endpointPickerRef: a port is required");
        else if (context.Get(services, name) is not { } service)
            problems.Add($"endpointPickerRef: Service {name} does not exist");
        else if (service.Spec.Type == "ExternalName")
            problems.Add($"endpointPickerRef: Service {name} is of type ExternalName");
        else if (!service.Spec.Ports.Any(exposed => exposed.Port == port.Number && exposed.Protocol is "" or "TCP"))
            problems.Add($"endpointPickerRef: Service {name} has no TCP port {port.Number}");
        return string.Join("; ", problems);
    }
}
