// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Plugins;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Kgateway.Policies;

namespace Syncer.Translation.Policies.Kgateway;

/// <summary>Finds the services that a policy names (spec backends-policies PS-30, PS-31, PS-61).</summary>
internal sealed class ExtensionLookup(
    ObjectTranslation translation,
    IKrtCollection<NamespacedName, GatewayExtension> extensions
)
{
    private const int DefaultPort = 80;

    /// <summary>
    /// The provider of an extension and the namespace its references are in, or <see langword="null"/> after reporting why there is
    /// none.
    /// </summary>
    /// <param name="field">The path of the setting that names the extension.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="type">The type that the extension has to have, if it says one.</param>
    /// <param name="select">The provider of that type.</param>
    public (T Provider, string Namespace)? Find<T>(
        string field,
        KgatewayTrafficPolicySpec.ExtensionReference? reference,
        string type,
        Func<GatewayExtensionSpec, T?> select
    )
        where T : class
    {
        if (reference is null)
        {
            translation.Report($"{field}.extensionRef", "is required");
            return null;
        }
        var name = new NamespacedName(
            string.IsNullOrEmpty(reference.Namespace) ? translation.Owner.Name.Namespace : reference.Namespace,
            reference.Name
        );
        if (translation.Context.Get(extensions, name) is not { } extension)
        {
            translation.Report($"{field}.extensionRef", $"GatewayExtension {name} does not exist");
            return null;
        }
        if (extension.Spec.Type is { } found && found != type || select(extension.Spec) is not { } provider)
        {
            translation.Report($"{field}.extensionRef", $"GatewayExtension {name} is not of type {type}");
            return null;
        }
        // Its backends used to be looked for in the namespace of the policy.
        var isAsBefore = translation.Services.Settings.StrictTrafficPolicies;
        return (provider, isAsBefore ? translation.Owner.Name.Namespace : name.Namespace);
    }

    /// <summary>
    /// The backend of a provider, which is in the namespace of the extension unless it says otherwise. Everything is
    /// taken for a Service, at port 80 or another one that is usual, unless it says otherwise.
    /// </summary>
    public static BackendObjectReference? Backend(
        BackendObjectReference? reference,
        string extensionNamespace,
        int? usualPort = null
    ) =>
        reference is null
            ? null
            : reference with
            {
                Namespace = string.IsNullOrEmpty(reference.Namespace) ? extensionNamespace : reference.Namespace,
                Port = reference.Port ?? usualPort ?? DefaultPort,
            };
}
