// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Core;

/// <summary>A discovery.k8s.io/v1 EndpointSlice.</summary>
public sealed record EndpointSlice : IKubernetesRow
{
    internal const string ServiceNameLabel = "kubernetes.io/service-name";

    public ObjectMeta Metadata
    {
        get;
        init => field = (value ?? new()).Keep();
    } = new();

    /// <summary><c>IPv4</c>, <c>IPv6</c> or <c>FQDN</c>.</summary>
    public string AddressType
    {
        get;
        init => field = value ?? "";
    } = "";

    public ValueList<Endpoint> Endpoints
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<EndpointPort> Ports
    {
        get;
        init => field = value ?? [];
    } = [];
}
