// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.GatewayApi;

/// <summary>The spec of a <see cref="BackendTlsPolicy"/>.</summary>
public sealed record BackendTlsPolicySpec
{
    public ValueList<PolicyTargetRef> TargetRefs
    {
        get;
        init => field = value ?? [];
    } = [];

    public BackendValidation Validation
    {
        get;
        init => field = value ?? new();
    } = new();

    /// <summary>An object of the namespace of the policy, or a part of it.</summary>
    public sealed record PolicyTargetRef
    {
        public string Group
        {
            get;
            init => field = value ?? "";
        } = "";

        public string Kind
        {
            get;
            init => field = value ?? "";
        } = "";

        public string Name
        {
            get;
            init => field = value ?? "";
        } = "";

        public string? SectionName { get; init; }
    }

    public sealed record BackendValidation
    {
        public ValueList<ObjectReference> CaCertificateRefs
        {
            get;
            init => field = value ?? [];
        } = [];

        /// <summary><c>System</c>, instead of references.</summary>
        public string? WellKnownCACertificates { get; init; }

        /// <summary>The name that is sent, and verified unless there are subject alternative names.</summary>
        public string Hostname
        {
            get;
            init => field = value ?? "";
        } = "";

        public ValueList<SubjectAltName> SubjectAltNames
        {
            get;
            init => field = value ?? [];
        } = [];
    }

    public sealed record SubjectAltName
    {
        /// <summary><c>Hostname</c> or <c>URI</c>.</summary>
        public string? Type { get; init; }

        public string? Hostname { get; init; }

        public string? Uri { get; init; }
    }
}
