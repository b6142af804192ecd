// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Addresses;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies;
using Syncer.Translation.References;
using Syncer.Translation.Routes.Statuses;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.Inference;
using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Status;
using static Syncer.Protos.Resources.BackendPolicySpec.Types;

namespace Syncer.Translation.Backends.Inference;

/// <summary>How requests to an InferencePool find a server, and what its status says (spec backends-policies 4.16).</summary>
internal static class InferencePoolTranslation
{
    private const string ApiVersion = ApiGroups.Inference + "/v1";

    /// <summary>The gateways that reach a pool also need what is said about its picker, where that can be asked.</summary>
    public static ObjectReferences? References(
        TransformContext context,
        InferencePool pool,
        TranslationServices services
    )
    {
        var picker = EndpointPicker.Of(context, pool, services.Inputs.Of<Service>());
        if (picker.Problem is not null)
            return null;
        var identity = new ObjectIdentity(ObjectKinds.InferencePool, pool.Metadata.Key);
        return new(identity) { Edges = [new(new(ObjectKinds.Service, picker.Service), identity)] };
    }

    /// <summary>A policy that asks the picker, and one that trusts its certificate, for each gateway.</summary>
    public static IEnumerable<GatewayResource> Policies(
        TransformContext context,
        InferencePool pool,
        TranslationServices services,
        ReferenceGraph references
    )
    {
        var gateways = GatewaysOf(context, pool, references);
        var domain = services.Settings.ClusterDomain;
        var picker = EndpointPicker.Of(context, pool, services.Inputs.Of<Service>());
        var destination = picker.Reference(domain);
        var routing = PolicyOf(pool, "inference", Service(pool.Metadata.Namespace, PoolHost(pool, domain), null));
        routing.Backend = new()
        {
            InferenceRouting = new InferenceRouting
            {
                EndpointPicker = destination,
                FailureMode =
                    pool.Spec.EndpointPickerRef?.FailureMode == "FailOpen"
                        ? InferenceRouting.Types.FailureMode.FailOpen
                        : InferenceRouting.Types.FailureMode.FailClosed,
            },
        };
        var resources = GatewayResources.Of(gateways, routing);
        if (picker.Problem is not null)
            return resources;
        var tls = PolicyOf(
            pool,
            "inferencetls",
            Service(destination.Service.Namespace, destination.Service.Hostname, destination.Port)
        );
        tls.Backend = new()
        {
            BackendTls = new BackendTLS { Verification = BackendTLS.Types.VerificationMode.InsecureAll },
        };
        return resources.Concat(GatewayResources.Of(gateways, tls));
    }

    /// <summary>
    /// An entry per gateway; without any, one that says what is wrong, if anything is.
    /// </summary>
    public static ObjectStatus Status(
        TransformContext context,
        InferencePool pool,
        TranslationServices services,
        ReferenceGraph references
    )
    {
        var picker = EndpointPicker.Of(context, pool, services.Inputs.Of<Service>());
        var generation = pool.Metadata.Generation;
        var accepted = new Condition("Accepted", true, "Accepted", "", generation);
        var resolved = picker.Problem is { } problem
            ? new Condition("ResolvedRefs", false, "InvalidExtensionRef", problem, generation)
            : new Condition("ResolvedRefs", true, "ResolvedRefs", "", generation);
        ParentReference[] parents =
        [
            .. GatewaysOf(context, pool, references)
                .Select(gateway => new ParentReference
                {
                    Group = ApiGroups.GatewayApi,
                    Kind = ObjectKinds.Gateway.Kind,
                    Namespace = gateway.Namespace,
                    Name = gateway.Name,
                }),
        ];
        if (parents.Length == 0 && picker.Problem is not null)
            parents = [new() { Kind = "Status", Name = "default" }];
        return new(
            new StatusKey(ApiVersion, ObjectKinds.InferencePool.Kind, pool.Metadata.Key),
            new RouteStatus([
                .. parents.Select(parent => new RouteParentStatus(
                    parent,
                    services.Settings.ControllerName,
                    [accepted, resolved]
                )),
            ])
        );
    }

    private static IReadOnlyList<NamespacedName> GatewaysOf(
        TransformContext context,
        InferencePool pool,
        ReferenceGraph references
    ) => references.GatewaysOf(context, new(ObjectKinds.InferencePool, pool.Metadata.Key));

    private static string PoolHost(InferencePool pool, string clusterDomain) =>
        ServiceHostname.OfPool(pool.Metadata.Key, clusterDomain);

    private static PolicyTarget Service(string @namespace, string hostname, uint? port)
    {
        var target = new PolicyTarget.Types.ServiceTarget { Namespace = @namespace, Hostname = hostname };
        if (port is { } number)
            target.Port = number;
        return new() { Service = target };
    }

    private static Policy PolicyOf(InferencePool pool, string suffix, PolicyTarget target) =>
        new()
        {
            Key = $"{pool.Metadata.Key}:{suffix}",
            Name = PolicyNames.Of(new(ObjectKinds.InferencePool, pool.Metadata.Key)),
            Target = target,
        };
}
