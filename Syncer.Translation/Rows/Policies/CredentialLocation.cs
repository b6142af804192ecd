// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies;

/// <summary>Where a credential stands in a request; exactly one is expected to be set.</summary>
public sealed record CredentialLocation
{
    public HeaderLocation? Header { get; init; }

    public NamedLocation? QueryParameter { get; init; }

    public NamedLocation? Cookie { get; init; }

    /// <summary>CEL.</summary>
    public string? Expression { get; init; }

    public sealed record HeaderLocation
    {
        public string Name
        {
            get;
            init => field = value ?? "";
        } = "";

        /// <summary>What comes before the credential, for example a scheme.</summary>
        public string? Prefix { get; init; }
    }

    public sealed record NamedLocation
    {
        public string Name
        {
            get;
            init => field = value ?? "";
        } = "";
    }
}
