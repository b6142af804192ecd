// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Policies.Backends;

/// <summary>How requests to a backend are authenticated: at most one of the kinds, and any number of further credentials.</summary>
public sealed record BackendAuth
{
    /// <summary>The credential itself; no text that is made of the row holds it.</summary>
    public string? Key { get; init; }

    public CredentialReference? SecretRef { get; init; }

    /// <summary>Where key, secretRef or passthrough put the credential.</summary>
    public CredentialLocation? Location { get; init; }

    public EmptyObject? Passthrough { get; init; }

    public AwsAuth? Aws { get; init; }

    public AzureAuth? Azure { get; init; }

    public GcpAuth? Gcp { get; init; }

    public OAuthTokenExchange? OauthTokenExchange { get; init; }

    public CrossAppAccess? CrossAppAccess { get; init; }

    public ValueList<LocatedCredential> Credentials
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <inheritdoc/>
    public override string ToString() => nameof(BackendAuth);

    public sealed record LocatedCredential
    {
        public CredentialLocation? Location { get; init; }

        public CredentialReference SecretRef
        {
            get;
            init => field = value ?? new();
        } = new();
    }

    public sealed record AwsAuth
    {
        public CredentialReference? SecretRef { get; init; }

        public AwsRole? AssumeRole { get; init; }

        public string? ServiceName { get; init; }

        public string? Region { get; init; }
    }

    public sealed record AwsRole
    {
        public string RoleArn
        {
            get;
            init => field = value ?? "";
        } = "";

        public string? SessionName { get; init; }

        /// <summary>CEL.</summary>
        public string? SessionNameExpression { get; init; }

        public ValueList<AwsSessionTag> Tags
        {
            get;
            init => field = value ?? [];
        } = [];
    }

    public sealed record AwsSessionTag
    {
        public string Key
        {
            get;
            init => field = value ?? "";
        } = "";

        public string? Value { get; init; }

        /// <summary>CEL.</summary>
        public string? Expression { get; init; }
    }

    public sealed record AzureAuth
    {
        public CredentialReference? SecretRef { get; init; }

        public AzureManagedIdentity? ManagedIdentity { get; init; }

        public EmptyObject? WorkloadIdentity { get; init; }
    }

    public sealed record AzureManagedIdentity
    {
        public string? ClientId { get; init; }

        public string? ObjectId { get; init; }

        public string? ResourceId { get; init; }
    }

    public sealed record GcpAuth
    {
        /// <summary><c>AccessToken</c> or <c>IdToken</c>.</summary>
        public string? Type { get; init; }

        public string? Audience { get; init; }

        public CredentialReference? SecretRef { get; init; }
    }
}
