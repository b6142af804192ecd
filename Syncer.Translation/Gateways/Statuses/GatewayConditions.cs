// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways.Layouts;
using Syncer.Translation.Gateways.Listeners;
using Syncer.Translation.Gateways.Tls;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Status;

namespace Syncer.Translation.Gateways.Statuses;

/// <summary>The conditions of a Gateway (spec gateways-routes 4.3).</summary>
internal static class GatewayConditions
{
    /// <summary>Sorted by type.</summary>
    public static ValueList<Condition> Of(
        Gateway gateway,
        ServedGateway served,
        ListenerOwner owner,
        GatewayLayout layout,
        IReadOnlyList<ListenerStatus> listeners
    )
    {
        Condition?[] conditions =
        [
            Accepted(gateway, served, owner, layout, listeners),
            InsecureFrontend(gateway),
            Programmed(gateway, served),
            ResolvedRefs(gateway, served),
        ];
        return
        [
            .. conditions
                .OfType<Condition>()
                .Select(condition => condition with { ObservedGeneration = gateway.Metadata.Generation }),
        ];
    }

    /// <summary>Rules further down in spec 4.3 prevail.</summary>
    private static Condition Accepted(
        Gateway gateway,
        ServedGateway served,
        ListenerOwner owner,
        GatewayLayout layout,
        IReadOnlyList<ListenerStatus> listeners
    )
    {
        var problem =
            CheckParameters(gateway) ?? GatewayAddresses.CheckTypes(gateway.Spec.Addresses) ?? served.NotAccepted;
        if (problem is null && !listeners.All(ListenerStatuses.IsValid))
        {
            return new(
                "Accepted",
                listeners.Any(ListenerStatuses.IsAccepted),
                "ListenersNotValid",
                ListenerStatuses.Summary(listeners)
            );
        }
        problem ??= CheckDisputedPorts(layout) ?? owner.InternalPortsProblem;
        return new(
            "Accepted",
            problem is null,
            problem?.Reason ?? "Accepted",
            problem?.Message ?? "Successfully accepted Gateway"
        );
    }

    private static Condition Programmed(Gateway gateway, ServedGateway served)
    {
        var problem = GatewayAddresses.CheckUsable(gateway.Spec.Addresses) ?? served.NotAccepted;
        return new(
            "Programmed",
            problem is null,
            problem?.Reason ?? "Programmed",
            problem?.Message ?? "Successfully programmed Gateway"
        );
    }

    /// <summary>Absent where the Gateway itself refers to nothing.</summary>
    private static Condition? ResolvedRefs(Gateway gateway, ServedGateway served)
    {
        if (gateway.Spec.Tls?.Backend is null)
            return null;
        var problem = served.ClientCertificateProblem;
        return new(
            "ResolvedRefs",
            problem is null,
            problem?.Reason ?? "ResolvedRefs",
            problem?.Message ?? "All references were resolved"
        );
    }

    /// <summary>Absent where every client certificate is validated.</summary>
    private static Condition? InsecureFrontend(Gateway gateway)
    {
        var frontend = gateway.Spec.Tls?.Frontend;
        var isInsecure =
            ClientValidations.IsInsecureFallback(frontend?.Default?.Validation)
            || (frontend?.PerPort ?? []).Any(port => ClientValidations.IsInsecureFallback(port.Tls?.Validation));
        return isInsecure
            ? new("InsecureFrontendValidationMode", true, "ConfigurationChanged", "Insecure fallback mode enabled")
            : null;
    }

    private static Problem? CheckDisputedPorts(GatewayLayout layout) =>
        layout.DisputedPorts.Count == 0
            ? null
            : new(
                "Invalid",
                $"conflicting {AnnotationNames.InternalPorts} annotation: port(s) [{string.Join(' ', layout.DisputedPorts)}] "
                    + "are marked internal by some listeners but standard by others"
            );

    private static Problem? CheckParameters(Gateway gateway) =>
        gateway.Spec.Infrastructure?.ParametersRef
            is null
                or { Group: ApiGroups.Agentgateway, Kind: "AgentgatewayParameters" }
                or { Group: ApiGroups.Kgateway, Kind: "GatewayParameters" }
            ? null
            : new(
                "InvalidParameters",
                $"infrastructure.parametersRef on Gateway {gateway.Metadata.Key} references unsupported type"
            );
}
