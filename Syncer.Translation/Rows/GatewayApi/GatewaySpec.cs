// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.GatewayApi;

public sealed record GatewaySpec
{
    public string GatewayClassName
    {
        get;
        init => field = value ?? "";
    } = "";

    public ValueList<ListenerSpec> Listeners
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<Address> Addresses
    {
        get;
        init => field = value ?? [];
    } = [];

    public GatewayInfrastructure? Infrastructure { get; init; }

    public GatewayAllowedListeners? AllowedListeners { get; init; }

    public GatewayTls? Tls { get; init; }

    /// <summary>A requested address.</summary>
    public sealed record Address
    {
        /// <summary><c>IPAddress</c>, <c>Hostname</c> or a domain-prefixed type; null for the default, <c>IPAddress</c>.</summary>
        public string? Type { get; init; }

        public string Value
        {
            get;
            init => field = value ?? "";
        } = "";
    }

    public sealed record GatewayInfrastructure
    {
        public ObjectReference? ParametersRef { get; init; }
    }

    /// <summary>Which ListenerSets may attach.</summary>
    public sealed record GatewayAllowedListeners
    {
        public NamespaceFilter? Namespaces { get; init; }
    }
}
