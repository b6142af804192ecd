// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Credentials;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Policies.Backends;
using UserAssignedIdentity = Syncer.Protos.Resources.AzureManagedIdentityCredential.Types.UserAssignedIdentity;

namespace Syncer.Translation.Policies.Backends;

/// <summary>Tokens for services of Azure (spec backends-policies BA-5).</summary>
internal static class AzureAuthTranslation
{
    private const string ClientId = "clientID";
    private const string TenantId = "tenantID";

    public static Azure Translate(ObjectTranslation translation, string field, BackendAuth.AzureAuth settings)
    {
        var config = new AzureExplicitConfig();
        if (settings.SecretRef is { } reference)
            config.ClientSecret = Secret(translation, $"{field}.secretRef", reference);
        else if (settings.ManagedIdentity is { } identity)
        {
            config.ManagedIdentityCredential = new()
            {
                UserAssignedIdentity = Identity(translation, $"{field}.managedIdentity", identity),
            };
        }
        else if (settings.WorkloadIdentity is not null)
            config.WorkloadIdentityCredential = new();
        else
            return new() { Implicit = new() };
        return new() { ExplicitConfig = config };
    }

    private static AzureClientSecret Secret(
        ObjectTranslation translation,
        string field,
        CredentialReference reference
    ) =>
        new()
        {
            ClientId = translation.ReadCredential(field, reference, ClientId) ?? "",
            TenantId = translation.ReadCredential(field, reference, TenantId) ?? "",
            ClientSecret = translation.ReadCredential(field, reference, CredentialKeys.ClientSecret) ?? "",
        };

    private static UserAssignedIdentity Identity(
        ObjectTranslation translation,
        string field,
        BackendAuth.AzureManagedIdentity identity
    )
    {
        if (!string.IsNullOrEmpty(identity.ClientId))
            return new() { ClientId = identity.ClientId };
        if (!string.IsNullOrEmpty(identity.ObjectId))
            return new() { ObjectId = identity.ObjectId };
        if (!string.IsNullOrEmpty(identity.ResourceId))
            return new() { ResourceId = identity.ResourceId };
        translation.Report(field, "one of clientId, objectId and resourceId is required");
        // An identity that does not exist: without any, that of the proxy would be used.
        return new() { ClientId = "" };
    }
}
