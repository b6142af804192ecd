// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Gateways.Classes;

/// <summary>The GatewayClass that the controller creates in a cluster, and repairs (spec gateways-routes 2.1).</summary>
public static class ManagedGatewayClasses
{
    private const string Description = "Specialized class for agentgateway.";

    /// <summary>
    /// What is to be applied: a row for as long as the class does not exist or is not as it should be, none once it is. A
    /// class of that name that another controller has is left to it: the controller of a class cannot be changed.
    /// </summary>
    public static IKrtCollection<string, ManagedGatewayClass> ToApply(
        KrtScope scope,
        IKrtCollection<NamespacedName, GatewayClass> classes,
        SyncerSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(settings);
        var managed = Of(settings);
        return scope.FromNothing<string, ManagedGatewayClass>(
            context => NeedsApply(managed, context.Get(classes, new("", managed.Name))) ? [managed] : [],
            new() { Name = "GatewayClassesToApply" }
        );
    }

    /// <summary>The class that settings ask for.</summary>
    public static ManagedGatewayClass Of(SyncerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new(
            settings.AgentgatewayClassName,
            new()
            {
                ControllerName = settings.ControllerName,
                Description = Description,
                ParametersRef = settings.GatewayClassParametersRefs.GetValueOrDefault(settings.AgentgatewayClassName),
            }
        );
    }

    /// <summary>Whether the class that exists, null for none, lacks something that is managed.</summary>
    public static bool NeedsApply(ManagedGatewayClass managed, GatewayClass? live)
    {
        ArgumentNullException.ThrowIfNull(managed);
        if (live is null)
            return true;
        if (live.Spec.ControllerName != managed.Spec.ControllerName)
            return false;
        return live.Spec.Description != managed.Spec.Description
            || (managed.Spec.ParametersRef is { } parameters && parameters != live.Spec.ParametersRef);
    }
}
